"""What must hold when processes die, connections break, disks fill and clocks jump."""
