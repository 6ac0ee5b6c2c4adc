"""What makes and measures the data of readout; not shipped."""
