namespace GeoDL.Typed.CompilerServices;

/// <summary>Reads a mesh, by the ending of the file's name.</summary>
internal static class MeshFile
{
    private const string Compressed = ".gz";

    internal static TriangleMesh Read(string path, MeshPolygons polygons)
    {
        string name = path.EndsWith(Compressed, StringComparison.OrdinalIgnoreCase) ? path[..^Compressed.Length] : path;
        if (name.EndsWith(".obj", StringComparison.OrdinalIgnoreCase))
            return ObjFile.Read(path, polygons);
        if (name.EndsWith(".ply", StringComparison.OrdinalIgnoreCase))
            return PlyFile.Read(path, polygons);
        throw ArrayData.Refused(path, "meshes are read from files that end with .obj, .ply, .obj.gz or .ply.gz");
    }
}
