using Puffy.Analytics.Attribution;
using Puffy.Analytics.Attribution.DataDriven;
using Puffy.Tables.Definition;
using Puffy.Tables.Gold;

namespace Puffy.Tables.Export;

/// <summary>
/// Writes fct_attribution after all journeys were read, as a data-driven model is known only then. Until then an order waits with its
/// touchpoints alone, without its journey.
/// </summary>
internal static class CreditExport
{
    /// <summary>Writes the credits of orders.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="orders">The orders, in any order.</param>
    /// <param name="models">The models whose credits are written.</param>
    /// <param name="dataDriven">The data-driven models; null to leave them out.</param>
    /// <param name="form">The form of the cells.</param>
    public static TableFile Write(string folder, IEnumerable<AttributedOrder> orders, IEnumerable<AttributionModel> models, DataDrivenModels? dataDriven, CellForm form) =>
        TableWriter<OrderCredit>.Write(AttributionTables.Credits, folder, orders.SelectMany(order => OrderCredit.Of(order, models, dataDriven)), form);
}
