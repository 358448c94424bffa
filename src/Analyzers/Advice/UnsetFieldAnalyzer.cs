using System.Collections.Immutable;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Warns of fields and properties of a model that are null after construction although their type excludes null
/// (GDL5006), because C# would report them in the generated constructor.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsetFieldAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.UnsetField];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics
        );
        context.RegisterCompilationStartAction(static start =>
        {
            if (ModelCode.IsPossible(start.Compilation))
                start.RegisterSyntaxNodeAction(CheckModel, SyntaxKind.ClassDeclaration);
        });
    }

    private static void CheckModel(SyntaxNodeAnalysisContext context)
    {
        if (
            GeneratedFiles.Contains(context.Node.SyntaxTree)
            || context.ContainingSymbol is not INamedTypeSymbol type
            || RuntimeTypes.Find(type, "EquivariantModelAttribute") is null
        )
        {
            return;
        }
        foreach (MemberDeclarationSyntax member in ((ClassDeclarationSyntax)context.Node).Members)
        {
            foreach ((SyntaxNode declaration, SyntaxToken name) in WithoutValue(member))
            {
                if (
                    context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is { } symbol
                    && IsNeverNull(symbol)
                    && context.SemanticModel.GetNullableContext(name.SpanStart).WarningsEnabled()
                )
                {
                    context.ReportDiagnostic(
                        Diagnostic.Create(Descriptors.UnsetField, name.GetLocation(), symbol.Name, type.Name)
                    );
                }
            }
        }
    }

    /// <summary>
    /// The members that a declaration leaves at their defaults: fields, events and automatic properties without
    /// initialiser.
    /// </summary>
    private static IEnumerable<(SyntaxNode Declaration, SyntaxToken Name)> WithoutValue(
        MemberDeclarationSyntax member
    ) =>
        member switch
        {
            _ when member.Modifiers.Any(static m =>
                    m.Kind()
                        is SyntaxKind.StaticKeyword
                            or SyntaxKind.ConstKeyword
                            or SyntaxKind.RequiredKeyword
                            or SyntaxKind.PartialKeyword
                ) => [],
            BaseFieldDeclarationSyntax field => field
                .Declaration.Variables.Where(static v => v.Initializer is null)
                .Select(static v => ((SyntaxNode)v, v.Identifier)),
            PropertyDeclarationSyntax { Initializer: null, AccessorList.Accessors: var accessors } property
                when accessors.All(static a => a is { Body: null, ExpressionBody: null }) =>
            [
                (property, property.Identifier),
            ],
            _ => [],
        };

    /// <summary>Whether the type excludes null, and no attribute allows it again.</summary>
    private static bool IsNeverNull(ISymbol member)
    {
        (ITypeSymbol type, NullableAnnotation annotation) = member switch
        {
            IFieldSymbol field => (field.Type, field.NullableAnnotation),
            IPropertySymbol property => (property.Type, property.NullableAnnotation),
            IEventSymbol @event => (@event.Type, @event.NullableAnnotation),
            _ => throw new InvalidOperationException(member.Kind.ToString()),
        };
        return annotation == NullableAnnotation.NotAnnotated
            && !type.IsValueType
            && !member
                .GetAttributes()
                .Any(static a => a.AttributeClass?.Name is "MaybeNullAttribute" or "AllowNullAttribute");
    }
}
