using Puffy.Silo.Hosting;

namespace Puffy.Silo.Tests;

/// <summary>A grain with a state of the ordinary storage.</summary>
[Alias("puffy.tests.INoteGrain")]
public interface INoteGrain : IGrainWithStringKey
{
    [Alias("Write")]
    Task Write(string text);

    [Alias("KeepUntilDeactivation")]
    Task KeepUntilDeactivation(string text);

    [Alias("Read")]
    Task<string> Read();

    [Alias("Clear")]
    Task Clear();
}

[GenerateSerializer, Alias("puffy.tests.Note")]
public sealed class Note
{
    [Id(0)]
    public string Text { get; set; } = "";
}

[GrainType("note")]
public sealed class NoteGrain([PersistentState("note", StoreHosting.StatesStorage)] IPersistentState<Note> note) : Grain, INoteGrain
{
    private bool _kept;

    public async Task Write(string text)
    {
        note.State.Text = text;
        await note.WriteStateAsync();
    }

    public Task KeepUntilDeactivation(string text)
    {
        note.State.Text = text;
        _kept = true;
        return Task.CompletedTask;
    }

    public Task<string> Read() => Task.FromResult(note.State.Text);

    public Task Clear() => note.ClearStateAsync();

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _kept ? note.WriteStateAsync(cancellationToken) : Task.CompletedTask;
}
