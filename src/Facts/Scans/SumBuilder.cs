using System.Numerics;
using System.Runtime.InteropServices;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Rollups;
using Puffy.Facts.Columns;

namespace Puffy.Facts.Scans;

/// <summary>Adds rows up by group, one sum after the other: each is a plain loop over a batch.</summary>
/// <param name="facts">The facts of the rows.</param>
/// <param name="asked">Which sums are wanted.</param>
/// <param name="currency">The currency of revenue.</param>
internal sealed class SumBuilder(ShardFacts facts, Sums asked, Currency currency)
{
    private const int None = -1;

    private readonly long[][] _counts = [.. Enumerable.Range(0, SumColumns.CountKinds).Select(_ => Array.Empty<long>())];
    private readonly LengthBuilder? _lengths = asked.HasFlag(Sums.Durations) ? new LengthBuilder() : null;
    private SalesSum[] _sales = [];
    private int _capacity;

    /// <summary>For each group, the user and the session counted last: rows of one user, and of one session, stand side by side.</summary>
    private int[] _lastUser = [];
    private int[] _lastSession = [];

    /// <summary>Makes room for groups.</summary>
    public void Reserve(int groups)
    {
        if (groups <= _capacity)
        {
            return;
        }

        _capacity = Math.Max(groups, 2 * _capacity);
        for (var kind = 0; kind < _counts.Length; kind++)
        {
            if (asked.HasFlag((Sums)(1 << kind)))
            {
                Array.Resize(ref _counts[kind], _capacity);
            }
        }

        if (asked.HasFlag(Sums.Sales))
        {
            Array.Resize(ref _sales, _capacity);
        }

        Grow(ref _lastUser, asked.HasFlag(Sums.Users));
        Grow(ref _lastSession, asked.HasFlag(Sums.Sessions));
    }

    /// <summary>Adds sessions.</summary>
    /// <param name="rows">Their rows.</param>
    /// <param name="groups">The group of each.</param>
    /// <param name="withOrders">Whether orders are those placed in the sessions.</param>
    public void AddSessions(ReadOnlySpan<int> rows, ReadOnlySpan<int> groups, bool withOrders)
    {
        var sessions = facts.Sessions;
        AddUsers(rows, groups);
        Add(Sums.NewUsers, rows, groups, new IsTrue(sessions.IsFirst));
        Add(Sums.Sessions, rows, groups, default(One));
        Add(Sums.Events, rows, groups, new Number(sessions.Events));
        Add(Sums.PageViews, rows, groups, new Number(sessions.PageViews));
        Add(Sums.AddToCarts, rows, groups, new Number(sessions.AddToCarts));
        Add(Sums.CheckoutsStarted, rows, groups, new Number(sessions.CheckoutsStarted));
        Add(Sums.Converted, rows, groups, new IsPositive(sessions.Orders));
        Add(Sums.Bounces, rows, groups, new IsOne(sessions.Events));
        Add(Sums.Milliseconds, rows, groups, new LongNumber(sessions.Milliseconds));
        _lengths?.Add(rows, groups, sessions.Milliseconds.Span);
        if (withOrders && asked.HasFlag(Sums.Sales))
        {
            AddOrders(rows, groups);
        }
    }

    /// <summary>Adds what touchpoints earned.</summary>
    /// <param name="credits">All credits.</param>
    /// <param name="rows">Rows of some of them.</param>
    /// <param name="groups">The group of each.</param>
    public void AddCredits(ReadOnlySpan<CreditFact> credits, ReadOnlySpan<int> rows, ReadOnlySpan<int> groups)
    {
        if (!asked.HasFlag(Sums.Sales))
        {
            return;
        }

        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var credit = ref credits[rows[i]];
            _sales[groups[i]] += Of(credit.Weight, new Money(credit.Revenue, credit.Currency));
        }
    }

    /// <summary>Adds what was done in sessions.</summary>
    /// <param name="batch">Rows of actions.</param>
    /// <param name="groups">The group of each.</param>
    public void AddActions(RowBatch batch, ReadOnlySpan<int> groups)
    {
        AddUsers(batch.Sessions, groups);
        AddSessionsOnce(batch.Sessions, groups);
        Add(Sums.Events, batch.Rows, groups, new Number(facts.Actions.Events));
        Add(Sums.PageViews, batch.Rows, groups, new PageViewsOf(facts.Actions));
    }

    /// <summary>The sums of the groups.</summary>
    public SumColumns Finish(int groups)
    {
        Reserve(groups);
        for (var kind = 0; kind < _counts.Length; kind++)
        {
            Array.Resize(ref _counts[kind], Math.Min(groups, _counts[kind].Length));
        }

        Array.Resize(ref _sales, Math.Min(groups, _sales.Length));
        return new SumColumns(asked, _counts, _sales, _lengths?.Finish(groups));
    }

    private void AddUsers(ReadOnlySpan<int> sessions, ReadOnlySpan<int> groups)
    {
        if (asked.HasFlag(Sums.Users))
        {
            var users = facts.Sessions.Users.Span;
            var (counts, last) = (CountsOf(Sums.Users), _lastUser);
            for (var i = 0; i < groups.Length; i++)
            {
                var (group, user) = (groups[i], users[sessions[i]]);
                counts[group] += last[group] != user ? 1 : 0;
                last[group] = user;
            }
        }
    }

    private void AddSessionsOnce(ReadOnlySpan<int> sessions, ReadOnlySpan<int> groups)
    {
        if (asked.HasFlag(Sums.Sessions))
        {
            var (counts, last) = (CountsOf(Sums.Sessions), _lastSession);
            for (var i = 0; i < groups.Length; i++)
            {
                var (group, session) = (groups[i], sessions[i]);
                counts[group] += last[group] != session ? 1 : 0;
                last[group] = session;
            }
        }
    }

    private void AddOrders(ReadOnlySpan<int> rows, ReadOnlySpan<int> groups)
    {
        var orders = facts.Sessions.Orders.Span;
        var money = CollectionsMarshal.AsSpan(facts.Orders.Money);
        for (var i = 0; i < rows.Length; i++)
        {
            if (orders[rows[i]] is > 0 and var count)
            {
                foreach (var order in money.Slice(facts.Sessions.FirstOrder[rows[i]], count))
                {
                    _sales[groups[i]] += Of(1, order);
                }
            }
        }
    }

    private SalesSum Of(decimal weight, Money money) => money.Currency == currency
        ? new SalesSum(weight, weight, money.Amount, Sales.Of(money).Squares)
        : new SalesSum(weight, 0, 0, 0);

    private void Add<TColumn>(Sums kind, ReadOnlySpan<int> rows, ReadOnlySpan<int> groups, TColumn column)
        where TColumn : struct, ISumTerm, allows ref struct
    {
        if (asked.HasFlag(kind))
        {
            var counts = CountsOf(kind);
            for (var i = 0; i < groups.Length; i++)
            {
                counts[groups[i]] += column.ValueOf(rows[i]);
            }
        }
    }

    private long[] CountsOf(Sums kind) => _counts[BitOperations.Log2((uint)kind)];

    private void Grow(ref int[] last, bool isWanted)
    {
        if (isWanted)
        {
            var known = last.Length;
            Array.Resize(ref last, _capacity);
            last.AsSpan(known).Fill(None);
        }
    }
}
