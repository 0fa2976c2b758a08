ALTER TABLE orders
  -- The payment that the attempt charges; NULL while that is not known.
  ADD charge_payment uuid,
  -- The last payment that was told to have ended without money, also while a call was still on the attempt.
  ADD charge_declined uuid;
