"""What an actor says over time: acts and topics by month, topics that appear and vanish, the uses of a phrase."""
