namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The derivative of an energy by positions and cells within a pass, and what follows from it: losses of forces and
/// products with the Hessian.
/// </summary>
/// <remarks>
/// The reverse pass of the energy leaves an adjoint with each value that moves. A direction of the positions then gives
/// each value a tangent, in one sweep forwards, and one sweep backwards gives how the adjoints change along it
/// (<see cref="ITangent"/>): the gradient of ⟨direction, ∂E/∂x⟩ by everything. Seeded with the loss's own gradients it
/// is the gradient of the whole loss.
/// </remarks>
internal sealed class SecondOrder
{
    private Storage? _energy;
    private EdgeGeometry? _geometry;

    /// <summary>The operations that were recorded before the energy was differentiated; 0 if none was.</summary>
    internal int Before { get; private set; }

    internal void Reset() => (_energy, _geometry, Before) = (null, null, 0);

    /// <summary>
    /// The reverse pass of the sum of the energies; does nothing if the same energy was differentiated before.
    /// </summary>
    internal void Differentiate(Pass pass, Storage energy, EdgeGeometry geometry)
    {
        if (_energy is not null)
        {
            if (!ReferenceEquals(energy, _energy) || !ReferenceEquals(geometry, _geometry))
            {
                throw new InvalidOperationException(
                    "This pass has already differentiated another energy. Take the forces of one energy by one cloud "
                        + "in a pass; of a sum of energies they are the sums."
                );
            }
            return;
        }

        Check(pass, energy, geometry);
        geometry.Positions.Moves = geometry.Positions.NeedsGradient;
        if (geometry.Cells is { } cells)
            cells.Moves = cells.NeedsGradient;
        ReadOnlySpan<TapeEntry> entries = pass.Workspace.Tape!.Entries;
        MarkMoving(entries);
        (_energy, _geometry, Before) = (energy, geometry, entries.Length);
        if (!energy.Moves)
            return;
        energy.FillGradient(1);
        Reverse(pass);
    }

    /// <summary>
    /// The reverse pass over what moves, from the gradients that values have; it leaves them as adjoints.
    /// </summary>
    internal void Reverse(Pass pass)
    {
        ReadOnlySpan<TapeEntry> entries = pass.Workspace.Tape!.Entries;
        Before = entries.Length;
        pass.State.WantsParameters = false;
        for (int i = entries.Length - 1; i >= 0; i--)
        {
            ref readonly TapeEntry entry = ref entries[i];
            if (entry.Result.Moves && entry.Result.HasGradient)
                entry.Operation.Backward(in entry, pass);
        }

        pass.State.WantsParameters = true;
        foreach (ref readonly TapeEntry entry in entries)
        {
            entry.A?.KeepAdjoint();
            entry.B?.KeepAdjoint();
            entry.C?.KeepAdjoint();
            entry.Result.KeepAdjoint();
        }
    }

    /// <summary>Marks the results that depend on operands that move.</summary>
    internal static void MarkMoving(ReadOnlySpan<TapeEntry> entries)
    {
        foreach (ref readonly TapeEntry entry in entries)
            entry.Result.Moves = Moves(entry.A) || Moves(entry.B) || Moves(entry.C);
    }

    /// <summary>
    /// The tangent of positions or cells, from which a sweep begins; zero when it is first requested.
    /// </summary>
    internal static Span<double> Direction(Storage<double> input)
    {
        if (!input.HasTangent)
            input.MakeTangent().Values.Clear();
        return input.Tangent.Values;
    }

    /// <summary>Throws if the loss depends on forces and an operation cannot be differentiated twice.</summary>
    internal void CheckLoss(ReadOnlySpan<TapeEntry> entries)
    {
        for (int i = Before; i < entries.Length; i++)
        {
            if (IsDerivative(entries[i].A) || IsDerivative(entries[i].B) || IsDerivative(entries[i].C))
            {
                CheckTangents(entries, "A loss of forces or stress");
                return;
            }
        }
    }

    /// <summary>Tangents of the results of the operations before, from those of positions and cells.</summary>
    internal void SweepTangents(ReadOnlySpan<TapeEntry> entries, Pass pass)
    {
        for (int i = 0; i < Before; i++)
        {
            ref readonly TapeEntry entry = ref entries[i];
            if (entry.Result.HasAdjoint && HasTangent(in entry))
                entry.Operation.Second!.Tangent(in entry, pass);
        }
    }

    /// <summary>Runs one of the operations before backwards, with what changes along the tangents.</summary>
    internal static void Backward(in TapeEntry entry, Pass pass)
    {
        if (entry.Result.HasAdjoint && HasTangent(in entry))
            entry.Operation.Second!.BackwardTangent(in entry, pass);
        else if (entry.Result.HasGradient)
            entry.Operation.Backward(in entry, pass);
    }

    /// <summary>
    /// The Hessian of the energy by the positions times a direction, both as coordinates; the energy was
    /// differentiated.
    /// </summary>
    internal void MultiplyHessian(Pass pass, ReadOnlySpan<double> direction, Span<double> result)
    {
        ReadOnlySpan<TapeEntry> entries = pass.Workspace.Tape!.Entries;
        CheckTangents(entries, "A product with a Hessian");
        Storage<double> positions = _geometry!.Positions;
        Workspace.Mark mark = pass.Workspace.Here();
        pass.State.WantsParameters = false;
        Frame frame = _geometry.Frame;
        Span<double> inner = Direction(positions);
        for (int i = 0; i < inner.Length; i++)
            inner[i] = direction[i - (i % 3) + frame.Coordinate(i % 3)];
        SweepTangents(entries, pass);
        for (int i = Before - 1; i >= 0; i--)
            Backward(in entries[i], pass);
        for (int i = 0; i < result.Length; i++)
            result[i - (i % 3) + frame.Coordinate(i % 3)] = positions.HasGradient ? positions.Gradient[i] : 0;
        pass.State.WantsParameters = true;
        for (int i = 0; i < Before; i++)
        {
            entries[i].A?.ClearSweep();
            entries[i].B?.ClearSweep();
            entries[i].C?.ClearSweep();
            entries[i].Result.ClearSweep();
        }

        pass.Workspace.Return(mark);
    }

    private static bool Moves(Storage? value) => value is { Moves: true };

    private static bool IsDerivative(Storage? value) => value is { IsDerivative: true };

    private static bool HasTangent(in TapeEntry entry) =>
        entry.A is { HasTangent: true } || entry.B is { HasTangent: true } || entry.C is { HasTangent: true };

    private void CheckTangents(ReadOnlySpan<TapeEntry> entries, string what)
    {
        for (int i = 0; i < Before; i++)
        {
            if (entries[i].Result.HasAdjoint && entries[i].Operation.Second is null)
            {
                throw new NotSupportedException(
                    $"{what} needs second derivatives, which {entries[i].Operation.Name} does not have yet. "
                        + "Nothing was computed."
                );
            }
        }
    }

    private static void Check(Pass pass, Storage energy, EdgeGeometry geometry)
    {
        if (pass.State.RanBackward)
        {
            throw new InvalidOperationException(
                "This pass has already run backwards. Take forces before the loss runs backwards, or record another "
                    + "pass."
            );
        }
        if (!ReferenceEquals(energy.Workspace, pass.Workspace) || !ReferenceEquals(geometry.Workspace, pass.Workspace))
        {
            throw new ArgumentException(
                "Energy and cloud do not both belong to this pass. Give the cloud that Enter returned, and the energy "
                    + "that Forward made of it."
            );
        }
        if (!energy.Layout.IsScalars || energy.Dim != 1)
        {
            throw new ArgumentException(
                $"An energy is one even scalar (0e) in each row, but {energy.Layout} was given.",
                nameof(energy)
            );
        }
        if (!ReferenceEquals(energy.RowSpace.Clouds, geometry.Points.Clouds))
        {
            throw new ArgumentException(
                $"The energy is on {energy.RowSpace}, which does not belong to the cloud.",
                nameof(energy)
            );
        }
        if (!geometry.Positions.NeedsGradient)
        {
            throw new InvalidOperationException(
                "No derivatives were requested: enter the cloud with GradientInputs.Forces, or with "
                    + "GradientInputs.Positions if the loss needs derivatives by the positions as well."
            );
        }
    }
}
