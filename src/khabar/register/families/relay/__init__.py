"""A family and somebody who has news write to each other through a case worker; neither learns who the other is."""
