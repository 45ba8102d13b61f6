/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-draft-private.h"

#include "studio-property.h"

#define SAVE_DELAY_MS 500

G_DEFINE_FINAL_TYPE (StudioDraft, studio_draft, G_TYPE_OBJECT)

typedef enum
{
  PROP_PROMPT = 1,
  PROP_NEGATIVE_PROMPT,
  PROP_ASPECT_RATIO,
  PROP_OUTPUT_FORMAT,
  PROP_SEED,
  PROP_SEED_LOCKED,
  PROP_COUNT,
  PROP_PARENT,
} StudioDraftProperty;

static GParamSpec *properties[PROP_PARENT + 1];
static guint replaced_signal;

static void
studio_draft_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioDraft *self = STUDIO_DRAFT (object);

  switch ((StudioDraftProperty) id)
    {
    case PROP_PROMPT:
      g_value_set_string (value, self->prompt);
      break;
    case PROP_NEGATIVE_PROMPT:
      g_value_set_string (value, self->negative_prompt);
      break;
    case PROP_ASPECT_RATIO:
      g_value_set_enum (value, (int) self->aspect_ratio);
      break;
    case PROP_OUTPUT_FORMAT:
      g_value_set_enum (value, (int) self->output_format);
      break;
    case PROP_SEED:
      g_value_set_string (value, self->seed);
      break;
    case PROP_SEED_LOCKED:
      g_value_set_boolean (value, self->seed_locked);
      break;
    case PROP_COUNT:
      g_value_set_int (value, self->count);
      break;
    case PROP_PARENT:
      g_value_set_int64 (value, self->parent);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static const char *
get_text (const GValue *value)
{
  const char *text = g_value_get_string (value);
  return text == NULL ? "" : text;
}

static gboolean
set_enum (StudioDraft *self, GParamSpec *pspec, int *field, const GValue *value)
{
  if (*field == g_value_get_enum (value))
    return FALSE;
  *field = g_value_get_enum (value);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
  return TRUE;
}

/* Words that are written anew from nothing come from no image. */
static gboolean
set_prompt (StudioDraft *self, GParamSpec *pspec, const char *prompt)
{
  if (*prompt == '\0')
    studio_draft_set_parent (self, 0);
  return studio_property_set_string (self, pspec, &self->prompt, prompt);
}

static void
studio_draft_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioDraft *self = STUDIO_DRAFT (object);
  gboolean changed = FALSE;

  switch ((StudioDraftProperty) id)
    {
    case PROP_PROMPT:
      changed = set_prompt (self, pspec, get_text (value));
      break;
    case PROP_NEGATIVE_PROMPT:
      changed = studio_property_set_string (self, pspec, &self->negative_prompt, get_text (value));
      break;
    case PROP_ASPECT_RATIO:
      changed = set_enum (self, pspec, (int *) &self->aspect_ratio, value);
      break;
    case PROP_OUTPUT_FORMAT:
      changed = set_enum (self, pspec, (int *) &self->output_format, value);
      break;
    case PROP_SEED:
      changed = studio_property_set_string (self, pspec, &self->seed, get_text (value));
      break;
    case PROP_SEED_LOCKED:
      changed = studio_property_set_boolean (
          self, pspec, &self->seed_locked, g_value_get_boolean (value));
      break;
    case PROP_COUNT:
      changed = studio_property_set_int (self, pspec, &self->count, g_value_get_int (value));
      break;
    case PROP_PARENT:
      studio_draft_set_parent (self, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  if (changed)
    studio_autosave_schedule (self->autosave);
}

static void
studio_draft_finalize (GObject *object)
{
  StudioDraft *self = STUDIO_DRAFT (object);

  studio_autosave_stop (self->autosave);
  g_clear_object (&self->autosave);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->prompt, g_free);
  g_clear_pointer (&self->negative_prompt, g_free);
  g_clear_pointer (&self->seed, g_free);
  G_OBJECT_CLASS (studio_draft_parent_class)->finalize (object);
}

static void
studio_draft_class_init (StudioDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = STUDIO_PARAM_READWRITE;

  object_class->get_property = studio_draft_get_property;
  object_class->set_property = studio_draft_set_property;
  object_class->finalize = studio_draft_finalize;

  properties[PROP_PROMPT] = g_param_spec_string ("prompt", NULL, NULL, "", flags);
  properties[PROP_NEGATIVE_PROMPT] = g_param_spec_string ("negative-prompt", NULL, NULL, "", flags);
  properties[PROP_ASPECT_RATIO] = g_param_spec_enum (
      "aspect-ratio", NULL, NULL, STUDIO_TYPE_ASPECT_RATIO, STUDIO_ASPECT_RATIO_DEFAULT, flags);
  properties[PROP_OUTPUT_FORMAT] = g_param_spec_enum (
      "output-format", NULL, NULL, STUDIO_TYPE_OUTPUT_FORMAT, STUDIO_OUTPUT_FORMAT_PNG, flags);
  properties[PROP_SEED] = g_param_spec_string ("seed", NULL, NULL, "", flags);
  properties[PROP_SEED_LOCKED] = g_param_spec_boolean ("seed-locked", NULL, NULL, FALSE, flags);
  properties[PROP_COUNT] = g_param_spec_int ("count", NULL, NULL, 1, 100, 1, flags);
  properties[PROP_PARENT] = g_param_spec_int64 ("parent", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  replaced_signal = g_signal_new (
      "replaced", STUDIO_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_draft_init (StudioDraft *self)
{
  self->prompt = g_strdup ("");
  self->negative_prompt = g_strdup ("");
  self->aspect_ratio = STUDIO_ASPECT_RATIO_DEFAULT;
  self->seed = g_strdup ("");
  self->count = 1;
}

/**
 * studio_draft_new:
 * @path: the file that keeps it
 *
 * Returns: (transfer full): an empty draft; nothing is read or written yet
 */
StudioDraft *
studio_draft_new (const char *path)
{
  StudioDraft *self = g_object_new (STUDIO_TYPE_DRAFT, NULL);
  self->path = g_strdup (path);
  self->autosave = studio_autosave_new (G_OBJECT (self), path, SAVE_DELAY_MS, &studio_draft_form);
  return self;
}

/**
 * studio_draft_set_autosave:
 * @self: a draft
 * @autosave: whether changes are written half a second after they were made
 */
void
studio_draft_set_autosave (StudioDraft *self, gboolean autosave)
{
  studio_autosave_set_enabled (self->autosave, autosave);
}

/**
 * studio_draft_replace:
 * @self: a draft
 * @values: the new values and which of them count
 *
 * Sets several fields in one step that can be undone, as a recall does, a preset or an example.
 * The fields that @values leaves alone stay.
 */
void
studio_draft_replace (StudioDraft *self, const StudioDraftValues *values)
{
  g_return_if_fail (STUDIO_IS_DRAFT (self) && values != NULL);
  g_signal_emit (self, replaced_signal, 0);
  g_object_freeze_notify (G_OBJECT (self));
  if ((values->fields & STUDIO_DRAFT_PROMPT) != 0)
    g_object_set (self, "prompt", values->prompt, NULL);
  if ((values->fields & STUDIO_DRAFT_NEGATIVE_PROMPT) != 0)
    g_object_set (self, "negative-prompt", values->negative_prompt, NULL);
  if ((values->fields & STUDIO_DRAFT_ASPECT_RATIO) != 0)
    g_object_set (self, "aspect-ratio", values->aspect_ratio, NULL);
  if ((values->fields & STUDIO_DRAFT_OUTPUT_FORMAT) != 0)
    g_object_set (self, "output-format", values->output_format, NULL);
  if ((values->fields & STUDIO_DRAFT_SEED) != 0)
    g_object_set (self, "seed", values->seed, NULL);
  if ((values->fields & STUDIO_DRAFT_SEED_LOCKED) != 0)
    g_object_set (self, "seed-locked", values->seed_locked, NULL);
  if ((values->fields & STUDIO_DRAFT_COUNT) != 0)
    g_object_set (self, "count", CLAMP (values->count, 1, 100), NULL);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * studio_draft_set_seed:
 * @self: a draft
 * @seed: the seed as typed
 */
void
studio_draft_set_seed (StudioDraft *self, const char *seed)
{
  g_object_set (self, "seed", seed, NULL);
}

/**
 * studio_draft_set_parent:
 * @self: a draft
 * @parent: the image that it was recalled from, 0 for none
 *
 * To be set after the prompt, which forgets it when it is emptied.
 */
void
studio_draft_set_parent (StudioDraft *self, gint64 parent)
{
  if (self->parent == parent)
    return;
  self->parent = parent;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARENT]);
  studio_autosave_schedule (self->autosave);
}

/**
 * studio_draft_get_parent:
 * @self: a draft
 *
 * Returns: the image that it was recalled from, 0 for none
 */
gint64
studio_draft_get_parent (StudioDraft *self)
{
  return self->parent;
}

/**
 * studio_draft_get_prompt:
 * @self: a draft
 *
 * Returns: (transfer none): the prompt, never %NULL
 */
const char *
studio_draft_get_prompt (StudioDraft *self)
{
  return self->prompt;
}

/**
 * studio_draft_get_negative_prompt:
 * @self: a draft
 *
 * Returns: (transfer none): the negative prompt, never %NULL
 */
const char *
studio_draft_get_negative_prompt (StudioDraft *self)
{
  return self->negative_prompt;
}

/**
 * studio_draft_get_aspect_ratio:
 * @self: a draft
 *
 * Returns: the aspect ratio
 */
StudioAspectRatio
studio_draft_get_aspect_ratio (StudioDraft *self)
{
  return self->aspect_ratio;
}

/**
 * studio_draft_get_output_format:
 * @self: a draft
 *
 * Returns: the format
 */
StudioOutputFormat
studio_draft_get_output_format (StudioDraft *self)
{
  return self->output_format;
}

/**
 * studio_draft_get_seed:
 * @self: a draft
 *
 * Returns: (transfer none): the seed as typed, which may not be a number
 */
const char *
studio_draft_get_seed (StudioDraft *self)
{
  return self->seed;
}

/**
 * studio_draft_get_seed_locked:
 * @self: a draft
 *
 * Returns: whether the seed stays for the next image
 */
gboolean
studio_draft_get_seed_locked (StudioDraft *self)
{
  return self->seed_locked;
}

/**
 * studio_draft_get_count:
 * @self: a draft
 *
 * Returns: how many images are asked for at once
 */
int
studio_draft_get_count (StudioDraft *self)
{
  return self->count;
}
