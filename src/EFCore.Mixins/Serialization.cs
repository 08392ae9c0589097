using System.Text.Json;
using System.Text.Json.Nodes;
using EFCore.Mixins.Serializing;

namespace EFCore.Mixins;

/// <summary>
///     The members of <see cref="ISerializeMixin"/>. They read only the instances and never the database. Members that are not loaded are
///     omitted without an error.
/// </summary>
/// <remarks>
///     The result has the columns (shadow properties if they are known) and the complex and owned members. Names in
///     <c>include</c>, <c>exclude</c> and <c>includeRelationships</c> are those of keys, and paths: <c>user.name</c>,
///     <c>user___name</c>. In a cycle, an instance that is already being written is written as its key.
/// </remarks>
public static partial class Serialization
{
    extension(ISerializeMixin instance)
    {
        /// <summary>Converts the instance to a dictionary by property names, without converting the values.</summary>
        /// <param name="nested">Whether relations are included, up to <paramref name="maxDepth" />.</param>
        /// <param name="hybridAttributes">Whether computed properties are included.</param>
        /// <param name="include">
        ///     The members to write; null for all. Relations in the list or in its paths are included, nested or not.
        /// </param>
        /// <param name="exclude">The members to omit; a path omits only that member.</param>
        /// <param name="includeRelationships">The relations to write, nested or not; null for all that are nested, empty for none.</param>
        /// <param name="onlyLoaded">Whether relations that are not loaded are omitted, instead of written as null or empty.</param>
        /// <param name="maxDepth">The maximum depth of <paramref name="nested" />; null for no limit.</param>
        /// <exception cref="SelectionException">Some names are not members.</exception>
        /// <exception cref="NoContextException">No context tracks or has read the instance, and none is bound to its class.</exception>
        public Dictionary<string, object?> ToDictionary(
            bool nested = false,
            bool hybridAttributes = false,
            IEnumerable<string>? include = null,
            IEnumerable<string>? exclude = null,
            IEnumerable<string>? includeRelationships = null,
            bool onlyLoaded = true,
            int? maxDepth = 1)
        {
            ArgumentNullException.ThrowIfNull(instance);
            return new SerializedInstances(nested, hybridAttributes, include, exclude, includeRelationships, onlyLoaded, maxDepth)
                .Dictionary(instance);
        }

        /// <summary>Converts the instance to a JSON object.</summary>
        /// <remarks>
        ///     The options determine names and values. <c>[JsonPropertyName]</c> and <c>[JsonIgnore]</c> are applied too.
        ///     Strongly-typed ids are written in their stored form, unless they have a JSON converter. The default options are
        ///     the web defaults, as in ASP.NET Core.
        /// </remarks>
        /// <inheritdoc cref="ToDictionary(ISerializeMixin, bool, bool, IEnumerable{string}, IEnumerable{string}, IEnumerable{string}, bool,
        ///     int?)" />
        public JsonObject ToJsonNode(
            bool nested = false,
            bool hybridAttributes = false,
            IEnumerable<string>? include = null,
            IEnumerable<string>? exclude = null,
            IEnumerable<string>? includeRelationships = null,
            bool onlyLoaded = true,
            int? maxDepth = 1,
            JsonSerializerOptions? options = null)
        {
            ArgumentNullException.ThrowIfNull(instance);
            return new SerializedInstances(nested, hybridAttributes, include, exclude, includeRelationships, onlyLoaded, maxDepth)
                .Json(instance, options);
        }
    }
}
