namespace GeoDL.Typed.Models.Tests.Published;

/// <summary>Numbers of a published file that are part of the network, not weights: the file must state the
/// same.</summary>
/// <param name="Name">The name of the tensor, or of the note beside the tensors.</param>
/// <param name="Values">The numbers.</param>
internal sealed record PublishedNumber(string Name, params double[] Values);
