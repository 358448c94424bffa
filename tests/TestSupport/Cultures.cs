using System.Globalization;

namespace GeoDL.Typed.TestSupport;

/// <summary>
/// Cultures in which numbers or letters are written otherwise: what is written, read or compared must not know them.
/// </summary>
public static class Cultures
{
    /// <summary>Turkish: the capital of i is İ. It needs ICU.</summary>
    public const string Turkish = "tr-TR";

    /// <summary>Decimal comma, and a minus sign that is no hyphen.</summary>
    public const string Comma = "comma";

    /// <summary>Whether the system has cultures.</summary>
    public static bool AreReal
    {
        get
        {
            try
            {
                return "i".ToUpper(CultureInfo.GetCultureInfo(Turkish)) == "\u0130";
            }
            catch (CultureNotFoundException)
            {
                return false;
            }
        }
    }

    /// <summary>The culture of a name: <see cref="Comma"/>, <c>invariant</c>, or one of the system's.</summary>
    public static CultureInfo Named(string name)
    {
        if (name == "invariant")
            return CultureInfo.InvariantCulture;
        if (name != Comma)
            return CultureInfo.GetCultureInfo(name);
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.PositiveInfinitySymbol = "unendlich";
        culture.NumberFormat.NaNSymbol = "keine Zahl";
        culture.DateTimeFormat.DateSeparator = ".";
        return culture;
    }

    /// <summary>Runs something under a culture.</summary>
    public static T Under<T>(string name, Func<T> run)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Named(name);
        try
        {
            return run();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
