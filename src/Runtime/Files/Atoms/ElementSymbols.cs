namespace GeoDL.Typed.CompilerServices;

/// <summary>Symbols of the elements by atomic number.</summary>
internal static class ElementSymbols
{
    private static readonly string[] Symbols = (
        "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr "
        + "Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os "
        + "Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn "
        + "Nh Fl Mc Lv Ts Og"
    ).Split(' ');

    /// <summary>The symbol of an atomic number; null if there is none.</summary>
    internal static string? SymbolOf(double number) =>
        double.IsInteger(number) && number >= 1 && number <= Symbols.Length ? Symbols[(int)number - 1] : null;

    /// <summary>The atomic number of a symbol; null if it is none.</summary>
    internal static int? NumberOf(string symbol) =>
        Array.IndexOf(Symbols, symbol) is >= 0 and int index ? index + 1 : null;
}
