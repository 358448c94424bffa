using GeoDL.Typed.Tool.Loading;
using GeoDL.Typed.Tool.Running;
using GeoDL.Typed.Tool.Verify;

namespace GeoDL.Typed.Tool.Page;

/// <summary>The models that a page shows: those that are no modules of others, or the one that is named.</summary>
internal sealed class ChosenModels
{
    private readonly List<IEquivariantModel> _models = [];
    private readonly List<string> _failures = [];

    private ChosenModels() { }

    /// <summary>The models.</summary>
    public IReadOnlyList<IEquivariantModel> Models => _models;

    /// <summary>Why others cannot be made.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>The one whose weights come from a checkpoint; null for none.</summary>
    public IEquivariantModel? Trained { get; private set; }

    /// <summary>Makes the models.</summary>
    public static ChosenModels Of(ModelAssembly assembly, string? name)
    {
        var verifier = new Verifier(assembly, seed: 0);
        Type[] types =
        [
            .. assembly.Models.Where(t =>
                name is null ? verifier.OwnerOf(t) is null : t.Name == name || t.FullName == name
            ),
        ];
        if (types.Length == 0)
        {
            throw new ToolException(
                name is null ? $"'{assembly.Path}' has no models." : $"'{assembly.Path}' has no model '{name}'."
            );
        }

        var chosen = new ChosenModels();
        foreach (Type type in types)
        {
            try
            {
                chosen._models.Add(ModelFactory.Create(type, Precision.Single));
            }
            catch (ToolException error)
            {
                chosen._failures.Add(error.Message);
            }
        }

        return chosen;
    }

    /// <summary>Gives a checkpoint's weights to the model that it belongs to.</summary>
    /// <exception cref="ToolException">It is damaged, or belongs to none of the models.</exception>
    public void Load(string path)
    {
        Precision precision;
        try
        {
            _ = Enum.TryParse(SafeTensorsFile.Read(path).Metadata.GetValueOrDefault("geodl.precision"), out precision);
        }
        catch (InvalidDataException error)
        {
            throw new ToolException(error.Message, error);
        }

        string? reason = null;
        foreach ((int n, IEquivariantModel model) in _models.Index())
        {
            IEquivariantModel loaded = ModelFactory.Create(model.GetType(), precision);
            try
            {
                Checkpoint.Load(path, loaded.Parameters);
            }
            catch (InvalidDataException error)
            {
                reason ??= error.Message;
                continue;
            }

            (_models[n], Trained) = (loaded, loaded);
            return;
        }

        throw new ToolException(
            _models.Count == 1 && reason is not null
                ? reason
                : $"'{path}' belongs to none of {string.Join(", ", _models.Select(static m => m.GetType().Name))}; "
                    + "with --model the reason is said."
        );
    }
}
