using Orleans.Storage;

namespace Puffy.Silo.Tests;

/// <summary>What every storage of states owes: a state that was changed elsewhere meanwhile is not overwritten.</summary>
internal static class StaleState
{
    /// <returns>The state as it is stored in the end.</returns>
    public static async Task<GrainState<Note>> AssertIsRefusedAsync(IGrainStorage storage, INoteGrain grain)
    {
        await grain.Write("first");
        var id = grain.GetGrainId();
        var stale = new GrainState<Note> { State = new Note() };
        var unread = new GrainState<Note> { State = new Note { Text = "unread" } };
        await storage.ReadStateAsync("note", id, stale);
        Assert.Equal("first", stale.State!.Text);
        await grain.Write("second");

        stale.State!.Text = "stale";
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("note", id, stale));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearStateAsync("note", id, stale));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("note", id, unread));

        var now = new GrainState<Note> { State = new Note() };
        await storage.ReadStateAsync("note", id, now);
        Assert.Equal("second", now.State!.Text);
        return now;
    }
}
