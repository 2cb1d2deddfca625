"""What leaves the register for others: who may get it, how much one person may carry, and who must agree to more."""
