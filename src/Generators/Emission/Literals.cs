using System.Globalization;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>Values as C# text.</summary>
internal static class Literals
{
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(bool value) => value ? "true" : "false";

    public static string Of(ExactDouble value) => Literal.Of(value.ToDouble()).ToString();

    public static string Of(Nonlinearity value) => $"{RuntimeApi.Nonlinearity}.{value}";

    public static string Of(MomentConstants value) => $"{RuntimeApi.MomentConstants}.{value}";
}
