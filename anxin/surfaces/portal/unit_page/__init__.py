"""The page behind the QR on a machine: what it is, how to use it safely, how to get help; for its owner a little more."""
