"""What holds of every possible patient: statements, the circuit, the solver, the proofs, and lint."""
