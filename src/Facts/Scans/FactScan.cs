using System.Runtime.InteropServices;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Rollups;
using Puffy.Facts.Columns;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Scans;

/// <summary>Answers a question from the facts of one shard.</summary>
public sealed class FactScan
{
    private readonly ShardFacts _facts;
    private readonly ShardQuestion _question;
    private readonly RowScope _scope;
    private readonly GroupIndex _groups;
    private readonly List<GroupSums> _sums = [];

    /// <summary>For each group, the user and the session counted last: rows of one user, and of one session, stand side by side.</summary>
    private readonly List<(int User, int Session)> _last = [];

    private FactScan(ShardFacts facts, ShardQuestion question)
    {
        (_facts, _question) = (facts, question);
        var clock = new ZoneClock(QuestionTimeZone.Find(question.TimeZone));
        _scope = new RowScope(facts, question.Filters, question.Days, clock);
        _groups = new GroupIndex([.. question.Dimensions.Select(dimension => KeyPart.For(dimension, facts, clock))]);
    }

    /// <summary>The groups of an answer, in no order that matters. Without dimensions there is one, even of nothing.</summary>
    public static IReadOnlyList<Group> Run(ShardFacts facts, ShardQuestion question)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(question);
        var scan = new FactScan(facts, question);
        if (question.IsOfEvents)
        {
            scan.CountEvents();
        }
        else
        {
            scan.CountSessions();
            scan.CountCredits();
        }

        if (question.Dimensions.Length == 0)
        {
            _ = scan.SumsOf(0);
        }

        return [.. scan._sums.Select((sums, group) => new Group(scan._groups.KeyOf(group), sums))];
    }

    private void CountSessions()
    {
        var sessions = _facts.Sessions;
        var starts = CollectionsMarshal.AsSpan(sessions.StartedAt);
        var users = CollectionsMarshal.AsSpan(sessions.Users);
        for (var row = 0; row < users.Length; row++)
        {
            if (users[row] >= 0 && _scope.Has(row, 0, starts[row]))
            {
                var group = _groups.GroupOf(row, 0, starts[row]);
                var sums = SumsOf(group);
                sums.Users += IsNewUser(group, users[row]) ? 1 : 0;
                Count(sums, row);
                if (_question.Model is null && sessions.Orders[row] > 0)
                {
                    CountOrders(sums, row);
                }
            }
        }
    }

    private void Count(GroupSums sums, int row)
    {
        var sessions = _facts.Sessions;
        sums.Sessions++;
        sums.NewUsers += sessions.IsFirst[row] ? 1 : 0;
        sums.Events += sessions.Events[row];
        sums.PageViews += sessions.PageViews[row];
        sums.AddToCarts += sessions.AddToCarts[row];
        sums.CheckoutsStarted += sessions.CheckoutsStarted[row];
        sums.Converted += sessions.Orders[row] > 0 ? 1 : 0;
        sums.Bounces += sessions.Events[row] == 1 ? 1 : 0;
        sums.Milliseconds += sessions.Milliseconds[row];
        if (_question.WithDurations)
        {
            sums.AddDuration(sessions.Milliseconds[row], 1);
        }
    }

    private void CountOrders(GroupSums sums, int row)
    {
        sums.Orders += _facts.Sessions.Orders[row];
        var first = _facts.Sessions.FirstOrder[row];
        foreach (var money in CollectionsMarshal.AsSpan(_facts.Orders.Money).Slice(first, _facts.Sessions.Orders[row]))
        {
            if (money.Currency == _question.Currency)
            {
                sums.Priced++;
                sums.Revenue += money.Amount;
                sums.Squares += Sales.Of(money).Squares;
            }
        }
    }

    /// <summary>What the touchpoints earned: groups are of the touchpoint's session, times of the order.</summary>
    private void CountCredits()
    {
        if (_question.Model is not { } model)
        {
            return;
        }

        foreach (ref readonly var credit in CollectionsMarshal.AsSpan(_facts.Orders.Credits[(int)model]))
        {
            if (_facts.Sessions.Users[credit.Session] >= 0 && _scope.Has(credit.Session, 0, credit.OrderedAt))
            {
                var sums = SumsOf(_groups.GroupOf(credit.Session, 0, credit.OrderedAt));
                sums.Orders += credit.Weight;
                if (credit.Currency == _question.Currency)
                {
                    sums.Priced += credit.Weight;
                    sums.Revenue += credit.Revenue;
                    sums.Squares += Sales.Of(new Money(credit.Revenue, credit.Currency)).Squares;
                }
            }
        }
    }

    private void CountEvents()
    {
        var (sessions, actions) = (_facts.Sessions, _facts.Actions);
        for (var action = 0; action < actions.Sessions.Count; action++)
        {
            var row = actions.Sessions[action];
            var user = sessions.Users[row];
            if (user >= 0 && _scope.Has(row, action, sessions.StartedAt[row]))
            {
                var group = _groups.GroupOf(row, action, sessions.StartedAt[row]);
                var sums = SumsOf(group);
                sums.Users += IsNewUser(group, user) ? 1 : 0;
                sums.Sessions += IsNewSession(group, row) ? 1 : 0;
                sums.Events += actions.Events[action];
                sums.PageViews += actions.ArePageViews[actions.Actions[action]] ? actions.Events[action] : 0;
            }
        }
    }

    private bool IsNewUser(int group, int user)
    {
        ref var last = ref CollectionsMarshal.AsSpan(_last)[group];
        var isNew = last.User != user;
        last.User = user;
        return isNew;
    }

    private bool IsNewSession(int group, int session)
    {
        ref var last = ref CollectionsMarshal.AsSpan(_last)[group];
        var isNew = last.Session != session;
        last.Session = session;
        return isNew;
    }

    private GroupSums SumsOf(int group)
    {
        while (_sums.Count <= group)
        {
            _sums.Add(new GroupSums());
            _last.Add((-1, -1));
        }

        return _sums[group];
    }
}
