namespace Puffy.Grains.Storage;

/// <summary>Marks a saved state that its grain computes again if it is missing: a damaged one is dropped, where others end with an error.</summary>
public interface ICachedState;
