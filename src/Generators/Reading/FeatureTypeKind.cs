namespace GeoDL.Typed.Generators.Reading;

/// <summary>What a type is to a layer.</summary>
internal enum FeatureTypeKind
{
    /// <summary>Not a feature.</summary>
    None,

    /// <summary>A type that C# does not know and reports.</summary>
    Unknown,

    /// <summary>A feature whose signature is wrong; that is reported where it is declared.</summary>
    Faulty,

    /// <summary>A feature without a signature of its own.</summary>
    Plain,

    /// <summary>A feature with a signature.</summary>
    Named,
}
