"""readout turns reports of diplomacy into a record that can be checked, fact by fact, against the words of its sources."""
