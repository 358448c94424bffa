using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace GeoDL.Typed.Tool.Page;

/// <summary>
/// Elements of the page. They are encoded when they are written, so that names of models may hold any character.
/// </summary>
internal static class Html
{
    private static readonly HashSet<string> Void = ["br", "hr", "img", "input", "link", "meta"];

    /// <summary>An element; what is null is left out.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Attributes, elements, texts.</param>
    public static XElement Tag(string name, params object?[] content)
    {
        var element = new XElement(name, content);
        // Without content it would be written as <td />, which HTML takes for a start.
        if (element.IsEmpty && !Void.Contains(name))
            element.Add(string.Empty);
        return element;
    }

    /// <summary>An attribute.</summary>
    public static XAttribute Attribute(string name, object value) => new(name, value);

    /// <summary>The attribute <c>class</c>.</summary>
    public static XAttribute Class(string names) => new("class", names);

    /// <summary>The element as it stands in the page.</summary>
    public static string Write(XElement element)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings
        {
            OmitXmlDeclaration = true,
            CheckCharacters = false,
            NewLineHandling = NewLineHandling.None,
        };
        using (var writer = XmlWriter.Create(text, settings))
            element.WriteTo(writer);
        return text.ToString();
    }
}
