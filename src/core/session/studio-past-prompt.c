/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-past-prompt.h"

#include "studio-prompt-template.h"
#include "studio-property.h"

/* So many calls are looked at for different ones. */
#define MAX_CALLS 5000
#define CHUNK 100

struct _StudioPastPrompt
{
  GObject parent_instance;

  char *prompt;
  StudioRequest *request;
  gint64 created_us;
};

G_DEFINE_FINAL_TYPE (StudioPastPrompt, studio_past_prompt, G_TYPE_OBJECT)

typedef enum
{
  PROP_PROMPT = 1,
} StudioPastPromptProperty;

static GParamSpec *properties[PROP_PROMPT + 1];

static void
studio_past_prompt_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((StudioPastPromptProperty) id)
    {
    case PROP_PROMPT:
      g_value_set_string (value, STUDIO_PAST_PROMPT (object)->prompt);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_past_prompt_finalize (GObject *object)
{
  StudioPastPrompt *self = STUDIO_PAST_PROMPT (object);

  g_free (self->prompt);
  g_clear_object (&self->request);
  G_OBJECT_CLASS (studio_past_prompt_parent_class)->finalize (object);
}

static void
studio_past_prompt_class_init (StudioPastPromptClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_past_prompt_get_property;
  object_class->finalize = studio_past_prompt_finalize;
  properties[PROP_PROMPT] = g_param_spec_string ("prompt", NULL, NULL, NULL, STUDIO_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
studio_past_prompt_init (G_GNUC_UNUSED StudioPastPrompt *self)
{
}

/**
 * studio_past_prompt_new:
 * @record: a loaded record
 *
 * Returns: (transfer full): what was typed for it: its template, if it has one
 */
StudioPastPrompt *
studio_past_prompt_new (StudioRecord *record)
{
  StudioPastPrompt *self = g_object_new (STUDIO_TYPE_PAST_PROMPT, NULL);
  const char *template = studio_record_get_template (record);

  self->request = g_object_ref (studio_record_get_request (record));
  self->prompt = template != NULL
                     ? g_strdup (template)
                     : studio_prompt_escape (studio_request_get_prompt (self->request));
  self->created_us = studio_record_get_created_us (record);
  return self;
}

/**
 * studio_past_prompt_get_prompt:
 * @self: a past prompt
 *
 * Returns: (transfer none): the prompt as it is typed
 */
const char *
studio_past_prompt_get_prompt (StudioPastPrompt *self)
{
  g_return_val_if_fail (STUDIO_IS_PAST_PROMPT (self), NULL);
  return self->prompt;
}

/**
 * studio_past_prompt_get_negative_prompt:
 * @self: a past prompt
 *
 * Returns: (transfer none): the negative prompt, never %NULL
 */
const char *
studio_past_prompt_get_negative_prompt (StudioPastPrompt *self)
{
  g_return_val_if_fail (STUDIO_IS_PAST_PROMPT (self), NULL);
  const char *negative = studio_request_get_negative_prompt (self->request);
  return negative == NULL ? "" : negative;
}

/**
 * studio_past_prompt_get_seed:
 * @self: a past prompt
 *
 * Returns: the seed of the latest call with it
 */
guint32
studio_past_prompt_get_seed (StudioPastPrompt *self)
{
  g_return_val_if_fail (STUDIO_IS_PAST_PROMPT (self), 0);
  return studio_request_get_seed (self->request);
}

/**
 * studio_past_prompt_get_created_us:
 * @self: a past prompt
 *
 * Returns: when the latest call with it was made, microseconds since 1970
 */
gint64
studio_past_prompt_get_created_us (StudioPastPrompt *self)
{
  g_return_val_if_fail (STUDIO_IS_PAST_PROMPT (self), 0);
  return self->created_us;
}

/**
 * studio_past_prompt_get_values:
 * @self: a past prompt
 *
 * All but the seed, which has a life of its own.
 *
 * Returns: what comes back into the composer; texts live as long as @self
 */
StudioDraftValues
studio_past_prompt_get_values (StudioPastPrompt *self)
{
  return (StudioDraftValues){
    .fields = STUDIO_DRAFT_PROMPT | STUDIO_DRAFT_NEGATIVE_PROMPT | STUDIO_DRAFT_ASPECT_RATIO
              | STUDIO_DRAFT_OUTPUT_FORMAT,
    .prompt = self->prompt,
    .negative_prompt = studio_past_prompt_get_negative_prompt (self),
    .aspect_ratio = studio_request_get_aspect_ratio (self->request),
    .output_format = studio_request_get_output_format (self->request),
  };
}

/* The form feed is in no prompt that anybody types. */
static char *
build_key (StudioPastPrompt *self)
{
  return g_strdup_printf ("%s\f%s\f%d\f%d",
                          self->prompt,
                          studio_past_prompt_get_negative_prompt (self),
                          (int) studio_request_get_aspect_ratio (self->request),
                          (int) studio_request_get_output_format (self->request));
}

static void
add_record (GPtrArray *prompts, GHashTable *known, StudioRecord *record)
{
  if (studio_record_get_request (record) == NULL || studio_record_get_purged (record)
      || studio_record_get_source (record) != STUDIO_RECORD_SOURCE_SERVICE)
    return;
  g_autoptr (StudioPastPrompt) prompt = studio_past_prompt_new (record);
  if (g_hash_table_add (known, build_key (prompt)))
    g_ptr_array_add (prompts, g_steal_pointer (&prompt));
}

/**
 * studio_past_prompts_list:
 * @library: the library
 * @search: (nullable): words that they have, as the gallery's search reads them
 * @limit: how many at most
 * @cancellable: (nullable): a cancellable
 * @error: return location; as studio_library_list_ids(), or %G_IO_ERROR_CANCELLED
 *
 * Reads them from the ledger, whatever became of the calls. Blocking, in a worker.
 *
 * Returns: (transfer full) (nullable) (element-type StudioPastPrompt): different ones, newest first
 */
GPtrArray *
studio_past_prompts_list (StudioLibrary *library,
                          const char *search,
                          guint limit,
                          GCancellable *cancellable,
                          GError **error)
{
  StudioQuery query = {
    .search = search,
    .states = (1 << STUDIO_N_RECORD_STATES) - 1,
    .limit = MAX_CALLS,
    .grouping = STUDIO_GROUPING_NONE,
  };
  g_autoptr (GArray) ids = studio_library_list_ids (library, &query, error);
  g_autoptr (GPtrArray) prompts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len && prompts->len < limit; i += CHUNK)
    {
      g_autoptr (GPtrArray) records = studio_library_load_many (
          library, &g_array_index (ids, gint64, i), MIN (CHUNK, ids->len - i), error);
      if (records == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      for (guint j = 0; j < records->len && prompts->len < limit; j++)
        if (g_ptr_array_index (records, j) != NULL)
          add_record (prompts, known, g_ptr_array_index (records, j));
    }
  return g_steal_pointer (&prompts);
}
