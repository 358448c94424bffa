namespace GeoDL.Typed.Generators.Tests.Pixels;

/// <summary>Group convolutions.</summary>
public sealed class GroupConvolutionModels() : ImageModels(GroupConvolutionCase.All)
{
    /// <summary>The names of the cases.</summary>
    public static TheoryData<string> Names => [.. GroupConvolutionCase.All.Select(static c => c.Name)];
}
