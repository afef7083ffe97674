namespace Puffy.Analytics.Devices;

/// <summary>What a user agent says about its device.</summary>
/// <param name="Kind">Telephone, tablet, computer, bot or unknown.</param>
/// <param name="Os">Operating system, such as <c>iOS</c>; <c>other</c> where no rule knows it, <c>unknown</c> if the user agent is
/// empty.</param>
/// <param name="Browser">Browser or in-app browser, such as <c>Chrome</c> or <c>Facebook</c>; <c>other</c> and <c>unknown</c>
/// likewise.</param>
public sealed record Device(DeviceKind Kind, string Os, string Browser)
{
    /// <summary>Whether the user agent says that it is a program.</summary>
    public bool IsBot => Kind == DeviceKind.Bot;
}
