"""The review queue: pairs of records that people should look at, and what they say of them."""
