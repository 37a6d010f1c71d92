import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { ClockIcon, LinkIcon, PhoneIcon, WarningIcon } from '#renderer/ui/icons/icons.tsx';
import { useWords } from '../i18n/useWords.ts';
import { usePage } from '../page/context.ts';
import type { BadLink as Why, Unfit as UnfitWhy } from '../page/state.ts';
import { Actions, Frame, Words } from '../parts/Frame.tsx';

/* The screens that only say something, some with one way on. */

/** The hub is being asked what the link is, or does not answer. */
export function Looking(props: { readonly failed: boolean }): ReactNode {
  const t = useWords();
  const { actions } = usePage();
  if (!props.failed) return <Frame title={t('loading.title')} sign={<ClockIcon size={24} />} />;
  return (
    // A key of its own, so that the new heading takes the focus and is read aloud.
    <Frame key="failed" title={t('unreachable.title')} sign={<WarningIcon size={24} />}>
      <Words>{t('unreachable.body')}</Words>
      <Actions>
        <Button kind="primary" size="large" wide onPress={actions.lookAgain}>
          {t('unreachable.retry')}
        </Button>
      </Actions>
    </Frame>
  );
}

/** The link leads nowhere. */
export function BadLink(props: { readonly why: Why }): ReactNode {
  const t = useWords();
  const { why } = props;
  return (
    <Frame title={t(`badLink.${why}.title`)} sign={<LinkIcon size={24} />}>
      <Words>{t(`badLink.${why}.body`)}</Words>
    </Frame>
  );
}

/** No call can be made with this browser, or from this address. */
export function Unfit(props: { readonly why: UnfitWhy }): ReactNode {
  const t = useWords();
  const { why } = props;
  return (
    <Frame title={t(`unfit.${why}.title`)} sign={<WarningIcon size={24} />}>
      <Words>{t(`unfit.${why}.body`)}</Words>
    </Frame>
  );
}

/** Another tab has the call. */
export function Elsewhere(): ReactNode {
  const t = useWords();
  const { reload } = usePage();
  return (
    <Frame title={t('elsewhere.title')} sign={<PhoneIcon size={24} />}>
      <Words>{t('elsewhere.body')}</Words>
      <Actions>
        <Button size="large" wide onPress={reload}>
          {t('elsewhere.here')}
        </Button>
      </Actions>
    </Frame>
  );
}
