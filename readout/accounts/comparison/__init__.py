"""What accounts of one encounter report, one thing at a time, side by side."""
