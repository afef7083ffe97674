namespace Puffy.Analytics.Expressions;

/// <summary>Expressions as one nondeterministic automaton, by Thompson's construction.</summary>
internal sealed class MatchingProgram
{
    private readonly List<Instruction> _instructions = [];
    private readonly List<int> _entries = [];

    /// <summary>The instructions.</summary>
    public IReadOnlyList<Instruction> Instructions => _instructions;

    /// <summary>Where each expression begins.</summary>
    public IReadOnlyList<int> Entries => _entries;

    /// <summary>Adds an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="number">What is found where it matches.</param>
    public void Add(Expression expression, int number) =>
        _entries.Add(Compile(expression, Emit(new Instruction(InstructionKind.Found, number))));

    /// <summary>Writes an expression that goes on with an instruction.</summary>
    /// <returns>Its own first instruction.</returns>
    private int Compile(Expression expression, int next) => expression switch
    {
        OneOf one => Emit(new Instruction(InstructionKind.Letter, next, Letters: one.Letters)),
        Place place => Emit(new Instruction(InstructionKind.Place, next, Border: place.Border)),
        Sequence sequence => sequence.Parts.Reverse().Aggregate(next, (rest, part) => Compile(part, rest)),
        Alternatives { Choices: var choices } => choices.Skip(1).Aggregate(
            Compile(choices[0], next), (others, choice) => Fork(Compile(choice, next), others)),
        Repeated repeated => Compile(repeated, next),
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression, "No such kind of expression."),
    };

    private int Compile(Repeated repeated, int next)
    {
        var (entry, needed) = (next, repeated.Least);
        if (repeated.Most is { } most)
        {
            for (var times = needed; times < most; times++)
            {
                entry = Fork(Compile(repeated.Part, entry), next);
            }
        }
        else
        {
            var loop = Fork(next, next);
            var part = Compile(repeated.Part, loop);
            _instructions[loop] = _instructions[loop] with { Next = part };
            (entry, needed) = needed == 0 ? (loop, 0) : (part, needed - 1);
        }

        for (; needed > 0; needed--)
        {
            entry = Compile(repeated.Part, entry);
        }

        return entry;
    }

    private int Fork(int next, int other) => Emit(new Instruction(InstructionKind.Fork, next, other));

    private int Emit(Instruction instruction)
    {
        _instructions.Add(instruction);
        return _instructions.Count - 1;
    }
}
