namespace Puffy.Reports.Pdf;

/// <summary>A fragment at its place on a page.</summary>
/// <param name="Fragment">What to draw.</param>
/// <param name="Y">Its upper edge, from the top of the page.</param>
internal sealed record PlacedFragment(Fragment Fragment, double Y);

/// <summary>Spreads fragments over pages, keeping together what belongs together as long as one page can hold it.</summary>
/// <param name="top">Where the text of a page starts, from the top of the page in points.</param>
/// <param name="bottom">Where it must end.</param>
internal sealed class Pagination(double top, double bottom)
{
    private readonly List<List<PlacedFragment>> _pages = [[]];

    /// <summary>The foot of what has been placed on the last page, from where its text starts.</summary>
    private double _used;

    /// <summary>The pages, in order; at least one, which may be empty.</summary>
    internal IReadOnlyList<IReadOnlyList<PlacedFragment>> Place(IReadOnlyList<Fragment> fragments)
    {
        for (var first = 0; first < fragments.Count;)
        {
            var last = first;
            while (fragments[last].KeepWithNext && last + 1 < fragments.Count && !fragments[last + 1].StartsPage)
            {
                last++;
            }

            PlaceTogether(fragments, first, last);
            first = last + 1;
        }

        return _pages;
    }

    private double Left => bottom - top - _used;

    private bool AtTop => _pages[^1].Count == 0;

    private void PlaceTogether(IReadOnlyList<Fragment> fragments, int first, int last)
    {
        if (fragments[first].StartsPage || Height(fragments, first, last, AtTop) > Left)
        {
            TurnPage();
        }

        for (var at = first; at <= last; at++)
        {
            // Only a group that is taller than a whole page comes to this: what leads it stays with what follows it first.
            if ((AtTop ? 0 : fragments[at].SpaceBefore) + fragments[at].Height > Left)
            {
                TurnPage();
            }

            if (AtTop && fragments[at].Head is { } head)
            {
                Put(head);
            }

            Put(fragments[at]);
        }
    }

    private static double Height(IReadOnlyList<Fragment> fragments, int first, int last, bool atTop)
    {
        var height = atTop ? fragments[first].Head?.Height ?? 0 : fragments[first].SpaceBefore;
        for (var at = first; at <= last; at++)
        {
            height += fragments[at].Height + (at > first ? fragments[at].SpaceBefore : 0);
        }

        return height;
    }

    private void Put(Fragment fragment)
    {
        _used += AtTop ? 0 : fragment.SpaceBefore;
        _pages[^1].Add(new PlacedFragment(fragment, top + _used));
        _used += fragment.Height;
    }

    private void TurnPage()
    {
        if (!AtTop)
        {
            _pages.Add([]);
            _used = 0;
        }
    }
}
