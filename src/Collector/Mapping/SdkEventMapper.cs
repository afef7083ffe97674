using System.Text;
using System.Text.Json;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Users;
using Puffy.Grains.Identities;
using Puffy.Grains.Keys;

namespace Puffy.Collector.Mapping;

/// <summary>Maps the events of a family of SDKs.</summary>
/// <param name="family">The family.</param>
/// <param name="mapping">Its table.</param>
internal sealed class SdkEventMapper(string family, SdkMapping mapping) : IEventMapper
{
    private readonly EventNameMapping _names = new(mapping);
    private readonly EventDataMapping _data = new(mapping);

    /// <inheritdoc/>
    public string Family => family;

    /// <inheritdoc/>
    public MappedEvent Map(ReadOnlyMemory<byte> json, MappingContext context) => EntryReader.Read(json, root => Map(root, context));

    /// <summary>Whether the sender waits and tries again after an answer 429, by the library that an entry names.</summary>
    public bool WaitsOn429(ReadOnlyMemory<byte> json)
    {
        var waits = false;
        EntryReader.Read(json, root =>
        {
            waits = mapping.WaitsOn429.Contains(FieldText.Of(JsonPath.First(root, mapping.Library)), StringComparer.Ordinal);
            return MappedEvent.Nothing;
        });
        return waits;
    }

    private MappedEvent Map(JsonElement root, MappingContext context)
    {
        var isObjected = (context.Objects || Refuses(root)) && context.Key.Consent != ConsentPolicy.Keep;
        if (isObjected && context.Key.Consent == ConsentPolicy.Drop)
        {
            return MappedEvent.Objected;
        }

        var call = mapping.Calls is null ? string.Empty : FieldText.Of(JsonPath.Follow(root, mapping.Calls.Field));
        call = call.Length > 0 ? call : context.Call ?? string.Empty;
        var userId = Field(root, Column.UserId);
        var identity = isObjected ? null : IdentityOf(root, call, userId, context.Emails);
        if (mapping.Calls?.NoEvent.Contains(call, StringComparer.Ordinal) == true)
        {
            return new MappedEvent { Identity = identity, IsObjected = isObjected };
        }

        var name = _names.Of(Encoding.UTF8.GetString(Field(root, Column.EventName)), call);
        if (name is null)
        {
            return identity is null ? MappedEvent.Nothing : new MappedEvent { Identity = identity };
        }

        var (timestamp, isCorrected) = TimeOf(root, context);
        return new MappedEvent
        {
            Row = new MappedRow
            {
                [Column.UserId] = userId,
                [Column.Timestamp] = timestamp,
                [Column.EventName] = Encoding.UTF8.GetBytes(name),
                [Column.PageUrl] = Field(root, Column.PageUrl),
                [Column.Referrer] = ReferrerOf(root),
                [Column.EventData] = _data.Of(root, name == EventNames.CheckoutCompleted, context, isObjected),
                [Column.UserAgent] = Field(root, Column.UserAgent) is { Length: > 0 } agent ? agent : Encoding.UTF8.GetBytes(context.UserAgent ?? string.Empty),
                [Column.EventId] = Field(root, Column.EventId),
            },
            Identity = identity,
            IsClockCorrected = isCorrected,
            IsObjected = isObjected,
        };
    }

    private byte[] Field(JsonElement root, Column column) => FieldText.Of(column, root, mapping.Fields.GetValueOrDefault(column.Name()) ?? []);

    private byte[] ReferrerOf(JsonElement root)
    {
        var referrer = Field(root, Column.Referrer);
        return Array.Exists(mapping.NoReferrer, word => referrer.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(word))) ? [] : referrer;
    }

    private (byte[] Text, bool IsCorrected) TimeOf(JsonElement root, MappingContext context)
    {
        var text = Field(root, Column.Timestamp);
        if (RowValidator.IsEmpty(text))
        {
            return (ClockCorrection.Iso(context.ReceivedAt), false);
        }

        var correction = ClockCorrection.Of(context.SentAt ?? FieldText.Of(JsonPath.First(root, mapping.SentAt)), context.ReceivedAt);
        return correction == TimeSpan.Zero ? (text, false) : (ClockCorrection.Apply(text, correction), true);
    }

    private bool Refuses(JsonElement root) =>
        JsonPath.First(root, mapping.Consent) is { ValueKind: JsonValueKind.Object } categories
        && categories.EnumerateObject().Any(category => category.Value.ValueKind == JsonValueKind.False);

    private IdentityKey? IdentityOf(JsonElement root, string call, byte[] userId, EmailHashing emails)
    {
        if (mapping.Identity is not { } identity || !RowValidator.Counts(Column.UserId, userId))
        {
            return null;
        }

        var told = FieldText.Of(JsonPath.Follow(root, identity.Field)) is { Length: > 0 } value ? value : call;
        return identity.Values.Contains(told, StringComparer.Ordinal) && emails.Of(FieldText.Of(JsonPath.First(root, identity.Email))) is { } hash
            ? new IdentityKey(Encoding.UTF8.GetString(userId.AsSpan().Trim(" \t\r\n"u8)), hash)
            : null;
    }
}
