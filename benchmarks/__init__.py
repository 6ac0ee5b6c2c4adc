"""How fast readout is, how soon it starts and how much memory it takes, beside what it promises."""
