namespace GeoDL.Typed.Attack;

/// <summary>A parameter of a larger group than the model's: a cloud, or rows on its points.</summary>
/// <param name="Type">The type of its features.</param>
/// <param name="Value">The parameter.</param>
internal sealed record LargerInput(FeatureStruct Type, ProgramValue Value)
{
    /// <summary>Whether it is a cloud.</summary>
    public bool IsCloud => Value.Kind == ValueKind.Cloud;
}
