package id.karcis.crooked.one;

import org.springframework.grpc.server.service.GrpcService;

/// Public and wrongly named.
@GrpcService
public class PublicThing {}
