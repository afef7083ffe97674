using System.Collections.Concurrent;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;
using Puffy.Collector.Bodies;
using Puffy.Collector.Mapping;

namespace Puffy.Collector.Posts;

/// <summary>Makes a post of the entries of a request: maps each, and judges its row as a file's.</summary>
internal sealed class PostReader
{
    /// <summary>Validators are not safe for concurrent use, and keep texts that repeat.</summary>
    private readonly ConcurrentBag<RowValidator> _validators = [];

    /// <summary>Reads entries in JSON.</summary>
    public Post Read(IReadOnlyList<ReadOnlyMemory<byte>> entries, IEventMapper mapper, MappingContext context)
    {
        var post = new Post(context.Key.Name, context.ReceivedAt) { Entries = entries.Count };
        WithValidator(validator =>
        {
            foreach (var entry in entries)
            {
                Add(post, validator, mapper.Map(entry, context), context, () => RawEntry.Of(entry, mapper.Family, context));
            }
        });
        return post;
    }

    /// <summary>Reads rows of CSV.</summary>
    public Post Read(IReadOnlyList<CsvRows.CsvRow> rows, MappingContext context)
    {
        var post = new Post(context.Key.Name, context.ReceivedAt) { Entries = rows.Count };
        WithValidator(validator =>
        {
            foreach (var row in rows)
            {
                var mapped = row.Row is null ? new MappedEvent { Malformed = row.Detail } : RowMapper.Finish(row.Row, context);
                Add(post, validator, mapped, context, () => context.Emails.AllIn(row.Raw));
            }
        });
        return post;
    }

    private void WithValidator(Action<RowValidator> use)
    {
        var validator = _validators.TryTake(out var free) ? free : new RowValidator();
        use(validator);
        _validators.Add(validator);
    }

    private static void Add(Post post, RowValidator validator, MappedEvent mapped, MappingContext context, Func<string> raw)
    {
        post.Objected += mapped.IsObjected ? 1 : 0;
        if (mapped.Identity is { } identity)
        {
            post.Identities.Add(identity);
        }

        var number = post.Rows + 1;
        var day = DateOnly.FromDateTime(context.ReceivedAt);
        if (mapped.Malformed is { } detail)
        {
            var malformed = new Refusal(RefusalReason.MalformedRow, detail, string.Empty, day, ColumnSet.None);
            post.Refused.Add(new RefusedRow(number, malformed, raw()));
        }
        else if (mapped.Row is { } row)
        {
            validator.AsOf = context.ReceivedAt;
            var refusal = validator.Judge(row.ToRaw(), new SourceRow(0, number), out var accepted);
            if (refusal is null)
            {
                post.Accepted.Add(accepted);
            }
            else
            {
                post.Refused.Add(new RefusedRow(number, refusal.Day is null ? refusal with { Day = day } : refusal, raw()));
            }

            if (mapped.IsClockCorrected)
            {
                post.CorrectClock(refusal is null ? accepted.Event.Day : refusal.Day ?? day);
            }
        }
    }
}
