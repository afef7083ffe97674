namespace Puffy.Analytics.Expressions;

/// <summary>
/// Runs a program over texts as a deterministic automaton whose states are made when a text first comes to them: a letter takes
/// one look-up, however many expressions there are. Safe for concurrent use.
/// </summary>
internal sealed class Automaton
{
    /// <summary>A few thousand states read all common texts. Beyond the bound the automaton starts again, so that memory stays bounded.</summary>
    public const int MostStates = 20_000;

    private readonly Lock _making = new();
    private readonly LetterSymbols _symbols;
    private readonly ProgramWalk _walk;
    private readonly HashSet<MatchingState> _states = new(new MatchingState.Comparer());
    private MatchingState _start;

    /// <summary>Takes a program.</summary>
    public Automaton(MatchingProgram program)
    {
        _symbols = new LetterSymbols(program.Instructions);
        _walk = new ProgramWalk(program, _symbols);
        _start = Start();
    }

    /// <summary>The number of states that are known.</summary>
    public int States => _states.Count;

    /// <summary>Notes what is found in a text.</summary>
    /// <param name="text">ASCII letters, without a line break at the end.</param>
    /// <param name="found">Set to true under the number of each expression that matches.</param>
    public void Run(string text, bool[] found)
    {
        var state = _start;
        foreach (var letter in text)
        {
            state = After(state, _symbols[letter], found);
        }

        After(state, _symbols.End, found);
    }

    private MatchingState After(MatchingState state, int symbol, bool[] found)
    {
        state = state.Next[symbol] ?? Make(state, symbol);
        foreach (var number in state.Found)
        {
            found[number] = true;
        }

        return state;
    }

    private MatchingState Make(MatchingState state, int symbol)
    {
        lock (_making)
        {
            if (_states.Count >= MostStates)
            {
                // Texts that are being read go on with the states that they have.
                _states.Clear();
                _start = Start();
            }

            var (open, found) = _walk.Step(state, symbol);
            var made = new MatchingState(open, _symbols.NeighbourOf(symbol), found, _symbols.Count);
            if (_states.TryGetValue(made, out var known))
            {
                made = known;
            }
            else
            {
                _states.Add(made);
            }

            state.Next[symbol] = made;
            return made;
        }
    }

    private MatchingState Start() => new([], Neighbour.Nothing, [], _symbols.Count);
}
