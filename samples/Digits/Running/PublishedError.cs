namespace GeoDL.Typed.Samples.Digits.Running;

/// <summary>Published errors on MNIST-rot, whose images are another draw of the same kind.</summary>
/// <param name="Model">The network.</param>
/// <param name="Error">Per cent of 50,000 test images.</param>
/// <param name="Source">Where it is reported.</param>
internal sealed record PublishedError(string Model, double Error, string Source)
{
    /// <summary>The errors, falling.</summary>
    internal static IReadOnlyList<PublishedError> All { get; } =
    [
        new("Z2CNN", 5.03, "Cohen and Welling 2016"),
        new("P4CNN", 2.28, "Cohen and Welling 2016"),
        new("C8 steerable CNN", 2.04, "escnn's tutorial"),
        new("H-Net", 1.69, "Worrall et al. 2017"),
    ];
}
