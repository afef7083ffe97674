using Puffy.Analytics.Attribution;
using Puffy.Analytics.Attribution.DataDriven;
using Puffy.Tables.Definition;
using Puffy.Tables.Gold;

namespace Puffy.Tables.Export;

/// <summary>What the credits of a folder are made of.</summary>
/// <param name="Orders">The orders, in any order.</param>
/// <param name="Models">The data-driven models; null to leave them out.</param>
internal sealed record CreditedOrders(IEnumerable<AttributedOrder> Orders, DataDrivenModels? Models);

/// <summary>
/// Writes fct_attribution after all journeys were read, as a data-driven model is known only then. Until then an order waits with its
/// touchpoints alone, without its journey.
/// </summary>
internal static class CreditExport
{
    /// <summary>Writes the credits of orders.</summary>
    /// <param name="folders">The output folders.</param>
    /// <param name="credited">What those of each folder are made of. An order that is the same object in several has the same touchpoints there.</param>
    /// <param name="models">The models whose credits are written; those that can't be computed are left out.</param>
    /// <param name="form">The form of the cells.</param>
    public static IReadOnlyList<TableFile> Write(
        IReadOnlyList<string> folders, IReadOnlyList<CreditedOrders> credited, IReadOnlyList<AttributionModel> models, CellForm form)
    {
        using var writer = new TableWriter<OrderCredit>(AttributionTables.Credits, folders, form);
        var part = writer.Part();
        foreach (var (order, having) in FoldersOf(credited))
        {
            var touched = CreditedTouchpoint.Of(order);
            foreach (var model in models)
            {
                foreach (var (credits, into) in CreditsOf(order, model, having, credited))
                {
                    part.Into = into;
                    foreach (var credit in credits)
                    {
                        part.Add(new OrderCredit(order, model, credit, touched[credit.Position]));
                    }
                }
            }
        }

        return writer.Finish();
    }

    private static IEnumerable<KeyValuePair<AttributedOrder, FolderSet>> FoldersOf(IReadOnlyList<CreditedOrders> credited)
    {
        if (credited.Count == 1)
        {
            return credited[0].Orders.Select(order => KeyValuePair.Create(order, FolderSet.First));
        }

        var folders = new Dictionary<AttributedOrder, FolderSet>(ReferenceEqualityComparer.Instance);
        for (var folder = 0; folder < credited.Count; folder++)
        {
            foreach (var order in credited[folder].Orders)
            {
                folders[order] = folders.GetValueOrDefault(order) | FolderSet.Only(folder);
            }
        }

        return folders;
    }

    /// <summary>The credits of an order, each with the folders that have them: rules give the same in all, other models often do.</summary>
    private static List<(IReadOnlyList<Credit> Credits, FolderSet Into)> CreditsOf(
        AttributedOrder order, AttributionModel model, FolderSet having, IReadOnlyList<CreditedOrders> credited)
    {
        if (!model.IsDataDriven())
        {
            return [(order.Credits(model), having)];
        }

        var different = new List<(IReadOnlyList<Credit> Credits, FolderSet Into)>();
        foreach (var folder in having.Numbers)
        {
            if (credited[folder].Models?[model]?.Credits(order) is { } credits)
            {
                var known = different.FindIndex(other => other.Credits.SequenceEqual(credits));
                if (known >= 0)
                {
                    different[known] = different[known] with { Into = different[known].Into | FolderSet.Only(folder) };
                }
                else
                {
                    different.Add((credits, FolderSet.Only(folder)));
                }
            }
        }

        return different;
    }
}
