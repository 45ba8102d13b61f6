/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-draft-undo-private.h"

#include "studio-property.h"

#define SAVE_DELAY_MS 1000

/* So many bytes of text are remembered at most: a few dozen prompts of the greatest length. */
#define MAX_SIZE (512 * 1024)

G_DEFINE_FINAL_TYPE (StudioDraftUndo, studio_draft_undo, G_TYPE_OBJECT)

typedef enum
{
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
} StudioDraftUndoProperty;

static GParamSpec *properties[PROP_CAN_REDO + 1];

/* Those that change by themselves, or by a button that changes them back. */
#define QUIET_FIELDS (STUDIO_DRAFT_SEED | STUDIO_DRAFT_SEED_LOCKED | STUDIO_DRAFT_COUNT)

static void
notify_all (StudioDraftUndo *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
  studio_autosave_schedule (self->autosave);
}

static void
forget_oldest (StudioDraftUndo *self)
{
  gsize size = 0;
  guint n_kept = 0;

  while (n_kept < self->steps->len && n_kept < STUDIO_DRAFT_UNDO_MAX_STEPS)
    {
      size += studio_draft_step_get_size (
          g_ptr_array_index (self->steps, self->steps->len - 1 - n_kept));
      if (size > MAX_SIZE)
        break;
      n_kept++;
    }
  guint n_forgotten = self->steps->len - n_kept;
  g_ptr_array_remove_range (self->steps, 0, n_forgotten);
  self->position -= MIN (self->position, n_forgotten);
}

static void
add_step (StudioDraftUndo *self, guint fields, StudioDraftState *state)
{
  StudioDraftStep *last = self->position == 0 ? NULL
                                              : g_ptr_array_index (self->steps, self->position - 1);
  StudioDraftState *before = self->current;

  g_ptr_array_set_size (self->steps, (int) self->position);
  if (last != NULL && self->open && !self->replacing
      && studio_draft_step_can_continue (last, fields, self->current, state))
    {
      g_autoptr (StudioDraftState) first = studio_draft_state_ref (last->before);
      g_ptr_array_set_size (self->steps, (int) --self->position);
      g_ptr_array_add (self->steps, studio_draft_step_new (fields, first, state));
    }
  else
    {
      StudioDraftStep *step = studio_draft_step_new (fields, before, state);
      g_ptr_array_add (self->steps, step);
      self->open = !self->replacing && studio_draft_step_is_typing (step);
    }
  self->position++;
  forget_oldest (self);
}

static void
draft_changed_cb (StudioDraftUndo *self)
{
  if (self->applying)
    return;
  g_autoptr (StudioDraftState) state = studio_draft_state_new (self->draft, self->current);
  guint fields = studio_draft_state_compare (self->current, state);
  gboolean quiet = (fields & ~(guint) QUIET_FIELDS) == 0 && !self->replacing;

  if (fields == 0)
    return;
  if (!quiet)
    add_step (self, fields, state);
  g_clear_pointer (&self->current, studio_draft_state_unref);
  self->current = g_steal_pointer (&state);
  self->replacing = FALSE;
  if (!quiet)
    notify_all (self);
}

static void
draft_replaced_cb (StudioDraftUndo *self)
{
  self->replacing = !self->applying;
}

static void
apply_values (StudioDraftUndo *self, const StudioDraftState *state, guint fields)
{
  StudioDraftValues values = studio_draft_state_get_values (state, fields);

  self->applying = TRUE;
  studio_draft_replace (self->draft, &values);
  self->applying = FALSE;
  self->open = FALSE;
  StudioDraftState *current = studio_draft_state_new (self->draft, state);
  g_clear_pointer (&self->current, studio_draft_state_unref);
  self->current = current;
  notify_all (self);
}

static void
studio_draft_undo_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioDraftUndo *self = STUDIO_DRAFT_UNDO (object);

  switch ((StudioDraftUndoProperty) id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, studio_draft_undo_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, studio_draft_undo_get_can_redo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_draft_undo_finalize (GObject *object)
{
  StudioDraftUndo *self = STUDIO_DRAFT_UNDO (object);

  studio_autosave_stop (self->autosave);
  g_clear_object (&self->autosave);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->current, studio_draft_state_unref);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (studio_draft_undo_parent_class)->finalize (object);
}

static void
studio_draft_undo_class_init (StudioDraftUndoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_draft_undo_get_property;
  object_class->finalize = studio_draft_undo_finalize;
  properties[PROP_CAN_UNDO] = g_param_spec_boolean (
      "can-undo", NULL, NULL, FALSE, STUDIO_PARAM_READABLE);
  properties[PROP_CAN_REDO] = g_param_spec_boolean (
      "can-redo", NULL, NULL, FALSE, STUDIO_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
studio_draft_undo_init (StudioDraftUndo *self)
{
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_draft_step_unref);
}

/**
 * studio_draft_undo_new:
 * @draft: whose changes are followed from now on
 * @path: the file that keeps them
 *
 * Returns: (transfer full): an undo without steps; nothing is read or written yet
 */
StudioDraftUndo *
studio_draft_undo_new (StudioDraft *draft, const char *path)
{
  StudioDraftUndo *self = g_object_new (STUDIO_TYPE_DRAFT_UNDO, NULL);

  self->draft = g_object_ref (draft);
  self->path = g_strdup (path);
  self->autosave = studio_autosave_new (
      G_OBJECT (self), path, SAVE_DELAY_MS, &studio_draft_undo_form);
  self->current = studio_draft_state_new (draft, NULL);
  g_signal_connect_object (draft, "notify", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      draft, "replaced", G_CALLBACK (draft_replaced_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * studio_draft_undo_get_can_undo:
 * @self: an undo
 *
 * Returns: whether there is a step to take back
 */
gboolean
studio_draft_undo_get_can_undo (StudioDraftUndo *self)
{
  return self->position > 0;
}

/**
 * studio_draft_undo_get_can_redo:
 * @self: an undo
 *
 * Returns: whether there is a step that was taken back
 */
gboolean
studio_draft_undo_get_can_redo (StudioDraftUndo *self)
{
  return self->position < self->steps->len;
}

/**
 * studio_draft_undo_get_n_steps:
 * @self: an undo
 *
 * Returns: how many steps are remembered, done or taken back
 */
guint
studio_draft_undo_get_n_steps (StudioDraftUndo *self)
{
  return self->steps->len;
}

/**
 * studio_draft_undo_undo:
 * @self: an undo
 *
 * Gives the fields that the last step changed the values that they had before.
 *
 * Returns: whether there was one
 */
gboolean
studio_draft_undo_undo (StudioDraftUndo *self)
{
  g_return_val_if_fail (STUDIO_IS_DRAFT_UNDO (self), FALSE);
  if (self->position == 0)
    return FALSE;
  StudioDraftStep *step = g_ptr_array_index (self->steps, --self->position);
  apply_values (self, step->before, step->fields);
  return TRUE;
}

/**
 * studio_draft_undo_redo:
 * @self: an undo
 *
 * Does the step again that was taken back last.
 *
 * Returns: whether there was one
 */
gboolean
studio_draft_undo_redo (StudioDraftUndo *self)
{
  g_return_val_if_fail (STUDIO_IS_DRAFT_UNDO (self), FALSE);
  if (self->position >= self->steps->len)
    return FALSE;
  StudioDraftStep *step = g_ptr_array_index (self->steps, self->position++);
  apply_values (self, step->after, step->fields);
  return TRUE;
}

/**
 * studio_draft_undo_forget:
 * @self: an undo
 *
 * Forgets every step, and takes the draft as it is for the beginning.
 */
void
studio_draft_undo_forget (StudioDraftUndo *self)
{
  g_return_if_fail (STUDIO_IS_DRAFT_UNDO (self));
  g_ptr_array_set_size (self->steps, 0);
  self->position = 0;
  g_clear_pointer (&self->current, studio_draft_state_unref);
  self->current = studio_draft_state_new (self->draft, NULL);
  notify_all (self);
}

/**
 * studio_draft_undo_take_steps:
 * @self: an undo
 * @steps: (transfer full): the steps of an earlier time
 * @position: how many of them were done
 *
 * Begins with these steps, of a draft that has been read. For the files of the undo alone.
 */
void
studio_draft_undo_take_steps (StudioDraftUndo *self, GPtrArray *steps, guint position)
{
  /* What was done while the file was read comes last. */
  for (guint i = 0; i < self->position; i++)
    g_ptr_array_insert (
        steps, (int) (position + i), studio_draft_step_ref (g_ptr_array_index (self->steps, i)));
  if (self->position > 0)
    g_ptr_array_set_size (steps, (int) (position + self->position));
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  self->steps = steps;
  self->position += position;
  self->open = FALSE;
  forget_oldest (self);
  notify_all (self);
}
