namespace GeoDL.Typed.Generators.Emission;

/// <summary>Text inside documentation comments.</summary>
internal static class Xml
{
    /// <summary>Escapes what XML would read as markup.</summary>
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
