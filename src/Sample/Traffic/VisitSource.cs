namespace Puffy.Sample.Traffic;

/// <summary>A way to the shop: what it leaves in the landing page's query and in the referrer.</summary>
/// <param name="Passing">Its weight among visitors who only pass by.</param>
/// <param name="Engaged">Its weight among first visits of those who look around or buy.</param>
/// <param name="Returning">Its weight among later visits.</param>
/// <param name="Query">The landing page's query, without question mark; empty for none.</param>
/// <param name="Referrer">The referrer; empty for none.</param>
internal sealed record VisitSource(int Passing, int Engaged, int Returning, Template Query, Template Referrer);
