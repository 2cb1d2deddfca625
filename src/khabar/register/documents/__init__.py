"""What came in: sources, lists, documents, their records and paragraphs, and who held them."""
