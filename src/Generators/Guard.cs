using System.Globalization;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators;

/// <summary>Catches exceptions, so that one faulty layer does not stop the others.</summary>
internal static class Guard
{
    /// <summary>Reads, and turns an exception into an outcome.</summary>
    public static Outcome<T> Read<T>(ISymbol symbol, Func<T?> read)
        where T : class
    {
        try
        {
            return new Outcome<T>(symbol.Name, read(), null);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new Outcome<T>(symbol.ToDisplayString(), null, Text(error))
            {
                Hint = $"GeoDL-{typeof(T).Name}-{Place(symbol)}.g.cs",
            };
        }
    }

    /// <summary>Adds a file with an error that names what could not be read, if there is one.</summary>
    public static void EmitError<T>(SourceProductionContext context, Outcome<T> outcome)
        where T : class
    {
        if (outcome.Error is not null)
        {
            context.AddSource(
                outcome.Hint,
                GeneratedFile.Error($"GeoDL.Typed could not read '{outcome.Name}': {outcome.Error}")
            );
        }
    }

    /// <summary>Adds a file, or one with an error that names what could not be emitted.</summary>
    public static void Emit<T>(
        SourceProductionContext context,
        Outcome<T> outcome,
        Func<T, string> hint,
        Func<T, CancellationToken, string> emit
    )
        where T : class
    {
        EmitError(context, outcome);
        if (outcome.Value is { } value)
            Emit(context, value, hint(value), outcome.Name, emit);
    }

    /// <summary>Adds a file, or one with an error that names what could not be emitted.</summary>
    public static void Emit<T>(
        SourceProductionContext context,
        T value,
        string hint,
        string name,
        Func<T, CancellationToken, string> emit
    )
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        string text;
        try
        {
            text = emit(value, context.CancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            text = GeneratedFile.Error($"GeoDL.Typed could not emit '{name}': {Text(error)}");
        }

        context.AddSource(hint, text);
    }

    /// <summary>A list, or an empty one where it cannot be made: emitting its file then reports why.</summary>
    public static EquatableArray<T> List<T>(Func<IEnumerable<T>> make)
    {
        try
        {
            return make().ToEquatableArray();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return default;
        }
    }

    private static string Text(Exception error) =>
        string.Format(CultureInfo.InvariantCulture, "{0}: {1}", error.GetType().Name, error.Message);

    /// <summary>
    /// A key for the place where a symbol is declared: no other symbol is declared there, whatever its name.
    /// </summary>
    private static string Place(ISymbol symbol)
    {
        Location place = symbol.Locations[0];
        return ContentHash.Of($"{place.SourceTree?.FilePath}:{place.SourceSpan.Start}:{symbol.ToDisplayString()}");
    }
}
