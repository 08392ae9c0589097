using System.Text.Json;
using System.Text.Json.Nodes;
using EFCore.Mixins.Serializing;

namespace EFCore.Mixins;

/// <summary>
///     The members of <see cref="ISerializeMixin"/>. They read what instances hold and never the database: what is not loaded is left out, and no
///     error.
/// </summary>
/// <remarks>
///     An instance has its columns (shadow properties where they are known) and its complex and owned members. Names in
///     <c>include</c>, <c>exclude</c> and <c>includeRelationships</c> are those of keys, and paths: <c>user.name</c>,
///     <c>user___name</c>. An instance that leads back to one that is being written is written there as its key.
/// </remarks>
public static partial class Serialization
{
    extension(ISerializeMixin instance)
    {
        /// <summary>The instance as a dictionary by property names, with the values as they are.</summary>
        /// <param name="nested">Whether relations come along, to <paramref name="maxDepth" />.</param>
        /// <param name="hybridAttributes">Whether hybrid properties come along.</param>
        /// <param name="include">The members to write; null for all. Relations named here come along, nested or not, as do those on a path.</param>
        /// <param name="exclude">The members to leave out; a path leaves out only that one.</param>
        /// <param name="includeRelationships">The relations to write, nested or not; null for all that are nested, empty for none.</param>
        /// <param name="onlyLoaded">Whether relations that are not loaded are left out, or else written as null or empty.</param>
        /// <param name="maxDepth">How many relations deep <paramref name="nested" /> goes; null for no limit.</param>
        /// <exception cref="SelectionException">Some names are no members.</exception>
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
            return new SerializedInstances(nested, hybridAttributes, include, exclude, includeRelationships, onlyLoaded, maxDepth).Dictionary(instance);
        }

        /// <summary>The instance as a JSON object, ready for a response.</summary>
        /// <remarks>
        ///     The options name the members and write the values; <c>[JsonPropertyName]</c> and <c>[JsonIgnore]</c> hold too.
        ///     Strongly-typed ids are written as they are stored, unless JSON has a converter for them. Without options
        ///     those of the web are taken, as in ASP.NET Core.
        /// </remarks>
        /// <inheritdoc cref="ToDictionary(ISerializeMixin, bool, bool, IEnumerable{string}, IEnumerable{string}, IEnumerable{string}, bool, int?)" />
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
            return new SerializedInstances(nested, hybridAttributes, include, exclude, includeRelationships, onlyLoaded, maxDepth).Json(instance, options);
        }
    }
}
