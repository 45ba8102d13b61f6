/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-draft.h"

#include "studio-draft-file.h"
#include "studio-property.h"

#define SAVE_DELAY_MS 500

struct _StudioDraft
{
  GObject parent_instance;

  char *path;
  char *prompt;
  char *negative_prompt;
  StudioAspectRatio aspect_ratio;
  StudioOutputFormat output_format;
  char *seed;
  gboolean seed_locked;
  int count;

  gboolean autosave;
  gboolean saving;
  gboolean changed_while_saving;
  guint save_source;
};

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
} StudioDraftProperty;

static GParamSpec *properties[PROP_COUNT + 1];

static void schedule_save (StudioDraft *self);

static void
load_in_thread (GTask *task,
                G_GNUC_UNUSED gpointer source,
                gpointer data,
                G_GNUC_UNUSED GCancellable *cancellable)
{
  JsonObject *object = studio_draft_file_read (data);
  g_task_return_pointer (task, object, object == NULL ? NULL : (GDestroyNotify) json_object_unref);
}

typedef struct
{
  char *path;
  char *text;
} SaveData;

static void
free_save_data (gpointer data)
{
  SaveData *save = data;
  g_free (save->path);
  g_free (save->text);
  g_free (save);
}

static void
save_in_thread (GTask *task,
                G_GNUC_UNUSED gpointer source,
                gpointer data,
                G_GNUC_UNUSED GCancellable *cancellable)
{
  SaveData *save = data;
  GError *error = NULL;

  if (studio_draft_file_write (save->path, save->text, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
autosaved_cb (GObject *object, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  StudioDraft *self = STUDIO_DRAFT (object);

  /* Nobody waits for an autosave; the one at the end says what went wrong. */
  studio_draft_save_finish (self, result, NULL);
  self->saving = FALSE;
  if (self->changed_while_saving)
    schedule_save (self);
}

static void
save_delay_over_cb (gpointer data)
{
  StudioDraft *self = data;

  self->save_source = 0;
  self->saving = TRUE;
  self->changed_while_saving = FALSE;
  studio_draft_save_async (self, NULL, autosaved_cb, NULL);
}

static void
schedule_save (StudioDraft *self)
{
  if (!self->autosave)
    return;
  /* One save at a time, so that an older text never lands on a newer one. */
  if (self->saving)
    self->changed_while_saving = TRUE;
  else if (self->save_source == 0)
    self->save_source = g_timeout_add_once (SAVE_DELAY_MS, save_delay_over_cb, self);
}

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

static void
studio_draft_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioDraft *self = STUDIO_DRAFT (object);
  gboolean changed = FALSE;

  switch ((StudioDraftProperty) id)
    {
    case PROP_PROMPT:
      changed = studio_property_set_string (self, pspec, &self->prompt, get_text (value));
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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  if (changed)
    schedule_save (self);
}

static void
studio_draft_finalize (GObject *object)
{
  StudioDraft *self = STUDIO_DRAFT (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
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
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
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
  return self;
}

/**
 * studio_draft_load_async:
 * @self: a draft
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads the file in a worker and sets the properties. A missing file leaves the draft empty; one
 * that cannot be read is moved aside to `draft.json.broken`.
 */
void
studio_draft_load_async (StudioDraft *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, studio_draft_load_async);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * studio_draft_load_finish:
 * @self: a draft
 * @result: what the callback was given
 * @error: return location; %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it was not cancelled
 */
gboolean
studio_draft_load_finish (StudioDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  GError *failure = NULL;
  g_autoptr (JsonObject) object = g_task_propagate_pointer (G_TASK (result), &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (object != NULL)
    {
      /* What was just read need not be written again. */
      gboolean autosave = self->autosave;
      self->autosave = FALSE;
      studio_draft_file_apply (self, object);
      self->autosave = autosave;
    }
  return TRUE;
}

/**
 * studio_draft_save:
 * @self: a draft
 * @error: return location; %STUDIO_ERROR_STORAGE or %STUDIO_ERROR_NO_SPACE
 *
 * Writes the file at once, in one step. Blocking: for the very end, when no window is left.
 *
 * Returns: whether it is on the disk
 */
gboolean
studio_draft_save (StudioDraft *self, GError **error)
{
  g_autofree char *text = studio_draft_file_build (self);
  g_clear_handle_id (&self->save_source, g_source_remove);
  return studio_draft_file_write (self->path, text, error);
}

/**
 * studio_draft_save_async:
 * @self: a draft
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes what the properties are now, in a worker.
 */
void
studio_draft_save_async (StudioDraft *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  SaveData *save = g_new0 (SaveData, 1);

  save->path = g_strdup (self->path);
  save->text = studio_draft_file_build (self);
  g_task_set_source_tag (task, studio_draft_save_async);
  g_task_set_task_data (task, save, free_save_data);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * studio_draft_save_finish:
 * @self: a draft
 * @result: what the callback was given
 * @error: return location; as studio_draft_save()
 *
 * Returns: whether it is on the disk
 */
gboolean
studio_draft_save_finish (StudioDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * studio_draft_set_autosave:
 * @self: a draft
 * @autosave: whether changes are written half a second after they were made
 */
void
studio_draft_set_autosave (StudioDraft *self, gboolean autosave)
{
  self->autosave = autosave;
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
