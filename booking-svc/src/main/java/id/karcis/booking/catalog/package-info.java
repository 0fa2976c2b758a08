/// What the features of the catalog share: [FieldChecks] collects everything that is wrong with an
/// edit, [Constraints] turns the database's "no" into ours, [NamePage] pages through resources by
/// name, [GrpcEdit] knows which fields an update writes, [Resource] and [ResourceEditing] are what
/// entities and their edits have in common.
@NullMarked
package id.karcis.booking.catalog;

import org.jspecify.annotations.NullMarked;
