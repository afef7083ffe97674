using Puffy.Analytics.Currencies;

namespace Puffy.Tables.Definition;

/// <summary>In which form the cells of tables are written.</summary>
/// <param name="Currency">The main currency; none for tables without money.</param>
/// <param name="SpreadsheetSafe">Whether texts that a spreadsheet would run have an apostrophe before them.</param>
/// <param name="Redacted">Whether e-mail addresses in event_data and the text of refused rows are left out.</param>
public readonly record struct CellForm(Currency Currency = default, bool SpreadsheetSafe = false, bool Redacted = false);
