using Puffy.Analytics;

namespace Puffy.Silo.Settings;

/// <summary>A setting is unknown or cannot be used. The message names it and says what to give.</summary>
internal sealed class SettingsException(string message) : PuffyException(message);
