"""z3 as the engine uses it: is there a patient of whom these formulas hold, and which is a simple one.

This is the only module that imports z3 (https://github.com/Z3Prover/z3), an optional extra. All is plain
logic with counting, which its solver for finite domains takes straight to SAT. A gate is told to it
once, as the definition of a name, when a question first rests on it; questions are asked under
assumptions, so that what it learns from one serves the next.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Literal, TypeAlias

from engine.errors import CrampdxError
from engine.proofs.formulas import FALSE, TRUE, Circuit, Formula, Gate, Values, Variable

Ending: TypeAlias = Literal["none", "found", "undecided"]
MOST_WORK = 200_000_000
"""What one search may take, in z3's own units: some six million take a second, and at any load all searches
end alike."""
_ENDINGS: Mapping[int, Ending] = {-1: "none", 0: "undecided", 1: "found"}


class MissingSolver(CrampdxError):
    """The extra `prove` is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "this needs the solver z3, which is not installed: install the extra in the clone with "
            "`pip install '.[prove]'`, or z3-solver by itself."
        )


def _z3() -> Any:
    try:
        import z3
    except ImportError:
        raise MissingSolver from None
    return z3


class Solver:
    """Searches for inputs of a circuit."""

    def __init__(self, circuit: Circuit) -> None:
        self._z3 = _z3()
        self._circuit = circuit
        self._solver = self._z3.SolverFor("QF_FD")
        self._solver.set("rlimit", MOST_WORK)
        # Where nothing decides, say no: what is found is closer to a simple patient.
        self._solver.set("phase", "always_false")
        self._literals: dict[Formula, Any] = {TRUE: self._z3.BoolVal(True), FALSE: self._z3.BoolVal(False)}
        self._constants: dict[int, Any] = {}
        self._defined: set[int] = {abs(TRUE)}

    def search(self, formulas: Collection[Formula]) -> Ending:
        """Search for inputs that make all of the formulas hold; `simplest` returns them."""
        for number in self._circuit.cone(formulas, self._defined):
            self._define(number)
        assumed = [self._literals[formula].as_ast() for formula in formulas]
        given = (self._z3.Ast * len(assumed))(*assumed)
        # Not by `check`, which takes longer to look at what is assumed than z3 to answer.
        answer = self._z3.Z3_solver_check_assumptions(
            self._solver.ctx.ref(), self._solver.solver, len(assumed), given
        )
        return _ENDINGS[answer]

    def alone(self, formulas: Collection[Formula]) -> Solver:
        """Return a solver to ask again and again about these formulas: a new one, if this knows much else.

        z3 goes through all that it was ever told for each answer, and twice as long for who is found.
        """
        much_else = len(self._defined) > 2 * sum(1 for _ in self._circuit.cone(formulas))
        return Solver(self._circuit) if much_else else self

    @contextmanager
    def aside(self, formulas: Collection[Formula], since: int) -> Iterator[None]:
        """Forget afterwards what is numbered `since` or over: it serves these formulas alone.

        All that z3 was ever told it works out again for every answer, so that it must not pile up.
        """
        for number in self._circuit.cone(formulas, set(self._defined)):
            if number < since:
                self._defined.add(number)
                self._define(number)
        before = set(self._defined)
        self._solver.push()
        try:
            yield
        finally:
            self._solver.pop()
            self._defined = before

    def found(self, formulas: Collection[Formula]) -> Values:
        """Return inputs that make the formulas hold, which were just found to hold, and no other inputs."""
        return self._read(self._circuit.inputs(formulas))

    def simplest(self, formulas: Sequence[Formula], dispensable: Collection[Variable]) -> Values:
        """Return inputs that make the formulas hold, with none of these so that need not be.

        The formulas have just been found to hold somewhere. Only inputs that they rest on are returned.
        """
        inputs = self._circuit.inputs(formulas)
        values = self._read(inputs)
        denied = [-inputs[node] for node in dispensable if values.get(node) is False]

        def deny(candidates: list[Formula]) -> None:
            """Deny as many candidates as can be: first those that z3 does not blame for denying too many."""
            outcome = self.search((*formulas, *denied, *candidates)) if candidates else "none"
            if outcome == "found":
                denied.extend(candidates)
            elif outcome == "none" and len(candidates) > 1:
                blamed = self.blamed(candidates) or candidates[:1]
                set_aside = frozenset(blamed)
                deny([candidate for candidate in candidates if candidate not in set_aside])
                half = len(blamed) // 2
                deny(blamed[:half])
                # All that are blamed cannot be denied together, as was just found.
                if len(blamed) > 2 or not set(blamed[:half]) <= set(denied):
                    deny(blamed[half:])

        deny([-inputs[node] for node in dispensable if values.get(node)])
        return self._read(inputs) if self.search((*formulas, *denied)) == "found" else values

    def blamed(self, assumed: Iterable[Formula]) -> list[Formula]:
        """Return those assumptions without which the last search might have found something."""
        core = {part.get_id() for part in self._solver.unsat_core()}
        return [formula for formula in assumed if self._literals[formula].get_id() in core]

    def _read(self, inputs: Mapping[Variable, Formula]) -> Values:
        context, found = self._solver.ctx.ref(), self._solver.model()
        true = self._literals[TRUE].as_ast().value

        def holds(number: int) -> bool:
            # Not by `found[...]`: there are many inputs, and it takes a hundred times as long.
            constant = self._constants[number]
            return bool(self._z3.Z3_model_get_const_interp(context, found.model, constant).value == true)

        return {node: holds(number) for node, number in inputs.items()}

    def _define(self, number: int) -> None:
        # Not by `Not`, `And`, `AtLeast` and `==`, which take longer to look at the sorts of their parts than
        # z3 to make a term: all of them are truth values here.
        z3, context = self._z3, self._solver.ctx
        name = z3.Bool(f"f{number}")
        negated = z3.BoolRef(z3.Z3_mk_not(context.ref(), name.as_ast()), context)
        self._literals[number], self._literals[-number] = name, negated
        node = self._circuit.nodes[number]
        if not isinstance(node, Gate):
            self._constants[number] = name.decl().ast
            return
        count = len(node.parts)
        parts = (z3.Ast * count)(*(self._literals[part].as_ast() for part in node.parts))
        if node.needed == count:
            body = z3.Z3_mk_and(context.ref(), count, parts)
        else:
            body = z3.Z3_mk_atleast(context.ref(), count, parts, node.needed)
        # Each term that is no literal is used by the very next call: until then z3 keeps it by itself.
        same = z3.Z3_mk_eq(context.ref(), name.as_ast(), body)
        z3.Z3_solver_assert(context.ref(), self._solver.solver, same)
