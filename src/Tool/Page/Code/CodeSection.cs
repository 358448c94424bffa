namespace GeoDL.Typed.Tool.Page.Code;

/// <summary>Emitted code that a layer is made of.</summary>
/// <param name="Title">What it is.</param>
/// <param name="File">The file that holds it.</param>
/// <param name="Id">The id of the template that holds it on the page.</param>
internal sealed record CodeSection(string Title, string File, string Id);
